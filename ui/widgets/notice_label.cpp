#include "ui/widgets/notice_label.h"

#include "ui/widgets/long_text.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPalette>

namespace glioscope {

QIcon noticeIcon(Notice::Kind kind)
{
    using Kind = Notice::Kind;
    const auto [icon, colour] = kind == Kind::Good      ? std::pair("done", "#2f9e5a")
                                : kind == Kind::Note    ? std::pair("information", "#4a8fd6")
                                : kind == Kind::Warning ? std::pair("warning", "#c98a12")
                                                        : std::pair("problem", "#d64545");
    return themedIcon(QString::fromLatin1(icon), QColor(QString::fromLatin1(colour)));
}

QString noticeMeaning(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Good: return NoticeLabel::tr("Good");
    case Notice::Kind::Note: return NoticeLabel::tr("Note");
    case Notice::Kind::Warning: return NoticeLabel::tr("Warning");
    case Notice::Kind::Problem: break;
    }
    return NoticeLabel::tr("Problem");
}

QColor noticeTextColour(Notice::Kind kind, const QPalette& palette)
{
    const bool dark = palette.color(QPalette::Base).lightness() < 128;
    switch (kind) {
    case Notice::Kind::Problem: return dark ? QColor(0xff, 0x8f, 0x87) : QColor(0xb3, 0x26, 0x1e);
    case Notice::Kind::Warning: return dark ? QColor(0xec, 0xb8, 0x4a) : QColor(0x8a, 0x57, 0x00);
    case Notice::Kind::Good:
    case Notice::Kind::Note: break;
    }
    return {};
}

NoticeLabel::NoticeLabel(const QString& name, QWidget* parent)
    : QWidget(parent), m_sign(new QLabel), m_text(new WrappedLabel)
{
    m_text->setObjectName(name);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_sign, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    hide();
}

void NoticeLabel::show(Notice::Kind kind, const QString& text)
{
    m_kind = kind;
    const int size = fontMetrics().height();
    m_sign->setPixmap(noticeIcon(kind).pixmap(QSize(size, size), devicePixelRatioF()));
    m_sign->setAccessibleName(noticeMeaning(kind));
    m_text->setSentence(text);
    setVisible(!text.isEmpty());
}

void NoticeLabel::clear()
{
    m_text->setSentence({});
    hide();
}

QString NoticeLabel::text() const
{
    return m_text->sentence();
}

}  // namespace glioscope
