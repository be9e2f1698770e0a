#pragma once

// The choice to align the sequences and to strip the skull before a model sees them, with the
// reason: offered, and ticked, where the open case needs it.

#include "ui/engine/head_check.h"
#include "ui/widgets/notice.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;

namespace glioscope {

class BrainMask;
class BrainRow;

/// What is said of heads that go to a model as they are.
[[nodiscard]] std::vector<Notice> headNotices(const HeadCheck& check);

class AlignChoice : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive it.
    AlignChoice(HeadCheck& check, BrainMask& brain, QWidget* parent = nullptr);

    [[nodiscard]] bool isChosen() const;

Q_SIGNALS:
    void changed();
    /// Of a case that needs it.
    void offered();

private:
    void follow();

    HeadCheck& m_check;
    QCheckBox* m_box;
    QLabel* m_why;
    BrainRow* m_brain;  ///< where it is chosen
    bool m_isOffered = false;
};

}  // namespace glioscope
