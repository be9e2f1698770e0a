#pragma once

// Which cases a run never trains on: a fold of the patches' split, chosen cases, or none; for
// ready-made patches none means those that their folder sets aside.

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QListWidget;

namespace glioscope {

struct PatchFolder;

class HoldBackChoice : public QWidget {
    Q_OBJECT
public:
    explicit HoldBackChoice(QWidget* parent = nullptr);

    [[nodiscard]] int fold() const;  ///< 1 to kFolds; 0 where no fold is held back
    [[nodiscard]] std::vector<std::string> cases() const;
    /// A sentence where the choice leaves nothing to train on or to validate with, else empty.
    [[nodiscard]] QString problem() const;

    void setPatches(const PatchFolder& folder);

Q_SIGNALS:
    void changed();

private:
    void describeNone(const PatchFolder& folder);

    bool m_readyMade = false;
    QComboBox* m_how;
    QListWidget* m_cases;
};

}  // namespace glioscope
