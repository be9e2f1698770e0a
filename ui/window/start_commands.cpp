#include "ui/window/start_commands.h"

#include "ui/start/lesson_dialog.h"
#include "ui/start/recent_cases.h"
#include "ui/start/start_page.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/user_folders.h"

#include <QMenu>
#include <QStackedWidget>

namespace glioscope {

StartCommands::StartCommands(const Context& context, QWidget* parent)
    : QObject(parent),
      m(context),
      m_window(parent),
      m_recent(new RecentCases(m.preferences, this)),
      m_page(new StartPage(*m_recent, m.actions))
{
    m.centre.insertWidget(0, m_page);
    m.centre.setCurrentWidget(m_page);
    m.actions.on(Command::StartPage, this, [this] { showPage(); });
    m.actions.on(Command::Learn, this, [this] { showLesson(); });
    connect(m_page, &StartPage::caseChosen, this, [this](const QString& path) { m.open(path); });
    connect(m_recent, &RecentCases::changed, this, &StartCommands::fillMenu);
    const CaseSession& session = m.workspace.session;
    connect(&session, &CaseSession::loadingStarted, m_page,
            [this](const QString& what) { m_page->showOpening(shortened(what, 60)); });
    connect(&session, &CaseSession::loadingEnded, m_page, [this] { m_page->showOpening({}); });
    m_subscription = m.workspace.state.subscribe([this](Changes changes) {
        if (m_lesson && changes.has(Change::Overlay)) {
            m_lesson->setColours(chosenPalette());
        }
    });
    fillMenu();
}

void StartCommands::keepIn(const PictureStore& store)
{
    m_recent->keepIn(store);
}

void StartCommands::remember(const QString& path)
{
    const CaseSession& session = m.workspace.session;
    if (session.isOpen()) {
        m_recent->add(path, *session.current(), session.dataset().size());
    } else {
        rememberFile(path);
    }
}

void StartCommands::rememberFile(const QString& path)
{
    m_recent->addFile(path);
}

void StartCommands::fillMenu()
{
    m.recentMenu->clear();
    for (const RecentCase& each : m_recent->all()) {
        QString name = shortened(each.name, 60);
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));
        const qsizetype number = m.recentMenu->actions().size() + 1;  // a key in the menu
        QAction* action = m.recentMenu->addAction(
            number < 10 ? QStringLiteral("&%1  %2").arg(QString::number(number), name) : name);
        action->setToolTip(shownPath(each.path));
        action->setStatusTip(shownPath(each.path));
        connect(action, &QAction::triggered, this, [this, path = each.path] { m.open(path); });
    }
    m.recentMenu->setEnabled(!m.recentMenu->isEmpty());
}

void StartCommands::showPage()
{
    const CaseSession& session = m.workspace.session;
    const bool back = session.isOpen() && m.centre.currentWidget() == m_page;
    m.centre.setCurrentWidget(back ? &m.panes : m_page);
    m_page->showWayBack(session.isOpen() ? QString::fromStdString(session.current()->files.name)
                                         : QString());
}

Palette StartCommands::chosenPalette() const
{
    return m.workspace.document.styleOf(LayerKind::Labels).palette;
}

void StartCommands::showLesson()
{
    if (!m_lesson) {
        m_lesson = new LessonDialog(userCacheFolder(), chosenPalette(), m_window);
        m_lesson->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_lesson, &LessonDialog::demoWanted, this, [this] { m.openDemo(); });
    }
    m_lesson->show();
    m_lesson->raise();
    m_lesson->activateWindow();
}

}  // namespace glioscope
