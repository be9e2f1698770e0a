#pragma once

// Connects the commands for measuring with the desk that the panes share, the list of measurements
// and its dock, and keeps their check marks and what can be done true. The measurements are those
// of the open case: another one begins without.

#include "ui/engine/workspace.h"
#include "ui/measure/measure_dock.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/message_bar.h"

#include <QObject>

class QMainWindow;

namespace glioscope {

class MeasureCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object.
    struct Context {
        Workspace& workspace;
        const Actions& actions;
        PaneGrid& panes;
        Preferences& preferences;
        MessageBar& messages;
    };
    /// Makes the dock, for `window` to place; its status bar says how measuring went.
    MeasureCommands(const Context& context, QMainWindow* window);

    [[nodiscard]] MeasureDock& dock() { return *m_dock; }
    /// Ends a drag or puts a tool away; false where there is neither.
    bool cancel() { return m_desk.cancel(); }

private:
    void connectTools();
    void connectList();
    void connectLesions();
    void chooseFile();
    /// Adds a file's measurements as one step; throws Error where it has none of this case.
    void addFrom(const QString& file);
    void update();

    Context m;
    QMainWindow* m_window;
    bool m_explained = false;  ///< the status bar says what a tool does
    MeasureDesk m_desk;
    LesionMeasuring* m_measuring = nullptr;
    MeasureDock* m_dock = nullptr;
    MeasureDesk::Subscription m_deskSubscription;
    MeasurementList::Subscription m_listSubscription;
    ViewState::Subscription m_stateSubscription;
};

}  // namespace glioscope
