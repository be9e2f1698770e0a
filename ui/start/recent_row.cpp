#include "ui/start/recent_row.h"

#include "ui/widgets/path_string.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

#include <utility>

namespace glioscope {
QString whenText(const QDateTime& time, const QDateTime& now)
{
    if (!time.isValid()) {
        return {};
    }
    const qint64 days = time.date().daysTo(now.date());
    const QString clock = QLocale().toString(time.time(), QLocale::ShortFormat);
    return days == 0   ? RecentRow::tr("today, %1").arg(clock)
           : days == 1 ? RecentRow::tr("yesterday, %1").arg(clock)
                       : QLocale().toString(time.date(), QLocale::ShortFormat);
}

RecentButton::RecentButton(RecentCase shown, QWidget* parent)
    : CardButton(shown.name, 1, parent), m_shown(std::move(shown))
{
    setObjectName(QStringLiteral("recentCase"));
    setIcon(themedIcon(QStringLiteral("open-folder")));
    setPicture(m_shown.picture);
    setToolTip(shownPath(m_shown.path));
    describe();
}

void RecentButton::setMissing(bool missing)
{
    m_missing = missing;
    setEnabled(!missing);
    describe();
}

QString RecentButton::placeText() const
{
    const QString path = shownPath(m_shown.path);
    return m_missing ? tr("Not there any more: %1").arg(path)
           : m_shown.cases > 0
               ? tr("Dataset of %1 cases, %2").arg(QString::number(m_shown.cases), path)
               : path;
}

void RecentButton::describe()
{
    const QString when = whenText(m_shown.opened, QDateTime::currentDateTime());
    setNote(when);
    setSentence(placeText());
    setAccessibleName(when.isEmpty() ? m_shown.name : tr("%1, opened %2").arg(m_shown.name, when));
}

RecentRow::RecentRow(const RecentCase& shown, QWidget* parent)
    : QWidget(parent), m_button(new RecentButton(shown)), m_remove(new QToolButton)
{
    m_remove->setObjectName(QStringLiteral("removeRecent"));
    m_remove->setIcon(themedIcon(QStringLiteral("close")));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_remove->setToolTip(tr("Take it off this list; its files stay"));
    m_remove->setAccessibleName(tr("Take %1 off the list").arg(shown.name));
    setFocusProxy(m_remove);
    connect(m_button, &QAbstractButton::clicked, this, &RecentRow::chosen);
    connect(m_remove, &QToolButton::clicked, this, &RecentRow::removalWanted);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_button, 1);
    layout->addWidget(m_remove);
}

QWidget* RecentRow::followInTabOrder(QWidget* before)
{
    setTabOrder(before, m_button);
    setTabOrder(m_button, m_remove);
    return m_remove;
}

}  // namespace glioscope
