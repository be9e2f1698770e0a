#pragma once

// The window's start: the page that is shown while no case is open, the cases opened last, there
// and in the menu, and the screen for students.

#include "ui/dataset/picture_store.h"
#include "ui/engine/workspace.h"
#include "ui/widgets/actions.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QMenu;
class QStackedWidget;

namespace glioscope {

class LessonDialog;
class RecentCases;
class StartPage;
struct Preferences;

class StartCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object, which belongs to the window `parent`.
    struct Context {
        Workspace& workspace;
        const Actions& actions;
        Preferences& preferences;
        QStackedWidget& centre;  ///< gets the page, and shows it
        QWidget& panes;          ///< what it shows of a case
        QMenu* recentMenu;
        std::function<void(const QString& path)> open;
        std::function<void()> openDemo;
    };
    StartCommands(const Context& context, QWidget* parent);

    /// Where pictures of recent cases are kept.
    void keepIn(const PictureStore& store);
    /// The case that is open was opened from there; empty for one of no place of its own.
    void remember(const QString& path);
    /// A file that tells what to open was used, as of a session.
    void rememberFile(const QString& path);

private:
    void fillMenu();
    /// Or back to the case that is open behind it.
    void showPage();
    void showLesson();
    [[nodiscard]] Palette chosenPalette() const;

    Context m;
    QWidget* m_window;
    RecentCases* m_recent;
    StartPage* m_page;
    QPointer<LessonDialog> m_lesson;
    ViewState::Subscription m_subscription;
};

}  // namespace glioscope
