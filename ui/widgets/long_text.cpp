#include "ui/widgets/long_text.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

constexpr QChar kBreak{0x200b};  // zero-width space
constexpr QChar kEllipsis{0x2026};
constexpr int kLongestWord = 24;  // characters without a place to wrap at
constexpr int kNarrowest = 16;    // of a label, in letters

/// How many parts two paths have in common at their ends.
qsizetype commonEnd(const QStringList& a, const QStringList& b)
{
    const auto [end, other] = std::ranges::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
    return end - a.rbegin();
}

}  // namespace

QString shortened(const QString& name, int longest)
{
    return name.size() <= longest
               ? name
               : name.left(longest / 2) + kEllipsis + name.right(longest / 2 - 1);
}

QString breakable(const QString& text)
{
    QString result;
    int word = 0;
    for (const QChar c : text) {
        result += c;
        word = c.isSpace() ? 0 : word + 1;
        const bool isJoint = c == QLatin1Char('/') || c == QLatin1Char('_');
        if (word > 0 && !c.isHighSurrogate() && (isJoint || word >= kLongestWord)) {
            result += kBreak;
            word = 0;
        }
    }
    return result;
}

QString listed(const QStringList& names)
{
    if (names.size() < 2) {
        return names.join(QString());
    }
    return WrappedLabel::tr("%1 and %2")
        .arg(names.first(names.size() - 1).join(WrappedLabel::tr(", ")), names.last());
}

QStringList namesApart(const QStringList& paths)
{
    QList<QStringList> all;
    for (const QString& path : paths) {
        all << path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    }
    QStringList names;
    for (const QStringList& parts : std::as_const(all)) {
        qsizetype common = 0;
        for (const QStringList& other : std::as_const(all)) {
            common = other == parts ? common : std::max(common, commonEnd(parts, other));
        }
        const QString name = parts.value(parts.size() - 1);
        const qsizetype first = std::max<qsizetype>(0, parts.size() - 1 - common);
        const QString folders = parts.mid(first, parts.size() - 1 - first).join(QLatin1Char('/'));
        names << (common == 0 ? name
                              : QStringLiteral("%1 (%2)").arg(
                                    name, folders.isEmpty() ? QStringLiteral("/") : folders));
    }
    return names;
}

WrappedLabel::WrappedLabel(QWidget* parent) : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumWidth(kNarrowest * fontMetrics().averageCharWidth());
}

void WrappedLabel::setSentence(const QString& sentence)
{
    m_sentence = sentence;
    setText(breakable(sentence));
    setAccessibleName(sentence);
}

QString WrappedLabel::chosenText() const
{
    return hasSelectedText() ? selectedText().remove(kBreak) : m_sentence;
}

void WrappedLabel::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(chosenText());
        return;
    }
    QLabel::keyPressEvent(event);
}

void WrappedLabel::mouseReleaseEvent(QMouseEvent* event)
{
    QLabel::mouseReleaseEvent(event);
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (hasSelectedText() && clipboard->supportsSelection()) {
        clipboard->setText(chosenText(), QClipboard::Selection);
    }
}

void WrappedLabel::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy"), this,
                    [text = chosenText()] { QGuiApplication::clipboard()->setText(text); });
    menu->popup(event->globalPos());
}

}  // namespace glioscope
