#pragma once

// One sentence above the panes that stays until closed or replaced: what went wrong, or what was
// done; it may offer to do something about it. Never stops the user from working.

#include "ui/widgets/notice.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace glioscope {

class WrappedLabel;

class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    void show(Notice::Kind kind, const QString& text);
    /// With a button that does `action` and closes the message. It stays while cases open and
    /// close.
    void offer(Notice::Kind kind, const QString& text, const QString& button,
               std::function<void()> action);
    [[nodiscard]] bool isOffering() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] Notice::Kind kind() const { return m_kind; }

private:
    Notice::Kind m_kind = Notice::Kind::Good;
    QLabel* m_sign;
    WrappedLabel* m_text;
    QPushButton* m_button;
    std::function<void()> m_action;
};

}  // namespace glioscope
