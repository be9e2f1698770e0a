#pragma once

// One sentence above the panes that stays until closed or replaced: what went wrong, or what was
// done. Never stops the user from working.

#include <QFrame>

class QLabel;

namespace glioscope {

class MessageBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Done, Note, Problem };

    explicit MessageBar(QWidget* parent = nullptr);

    void show(Kind kind, const QString& text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] Kind kind() const { return m_kind; }

private:
    Kind m_kind = Kind::Note;
    QLabel* m_sign;
    QLabel* m_text;
};

}  // namespace glioscope
