#include "ui/widgets/message_bar.h"

#include "ui/widgets/long_text.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <utility>

namespace glioscope {
namespace {

constexpr int kDoneSeconds = 12;

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_sign(new QLabel), m_text(new WrappedLabel), m_button(new QPushButton)
{
    setObjectName(QStringLiteral("messageBar"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_text->setObjectName(QStringLiteral("messageText"));
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("messageClose"));
    close->setIcon(themedIcon(QStringLiteral("close")));
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    m_button->setObjectName(QStringLiteral("messageAction"));
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto action = m_action) {
            action();
        }
    });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 6, 6);
    layout->setSpacing(10);
    layout->addWidget(m_sign, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button, 0, Qt::AlignTop);
    layout->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void MessageBar::show(Notice::Kind kind, const QString& text)
{
    m_kind = kind;
    m_button->hide();
    const int size = fontMetrics().height() + 4;
    m_sign->setPixmap(noticeIcon(kind).pixmap(QSize(size, size), devicePixelRatioF()));
    m_text->setSentence(text);
    setVisible(true);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    if (kind == Notice::Kind::Good) {
        QTimer::singleShot(kDoneSeconds * 1000, this, [this, text] {
            if (m_text->sentence() == text && !isOffering()) {
                hide();
            }
        });
    }
}

void MessageBar::offer(Notice::Kind kind, const QString& text, const QString& button,
                       std::function<void()> action)
{
    show(kind, text);
    m_action = std::move(action);
    m_button->setText(button);
    m_button->show();
}

bool MessageBar::isOffering() const
{
    return isVisible() && m_button->isVisible();
}

QString MessageBar::text() const
{
    return m_text->sentence();
}

}  // namespace glioscope
