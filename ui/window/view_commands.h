#pragma once

// Connects the commands that change what is seen with ViewState, panes and preferences, and keeps
// their check marks true. Commands about files and segmentation are connected by the window.

#include "ui/settings/preferences.h"
#include "ui/widgets/actions.h"
#include "viewer/state/view_state.h"

#include <QObject>

namespace glioscope {

class PaneGrid;

class ViewCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object.
    struct Context {
        const Actions& actions;
        ViewState& state;
        PaneGrid& panes;
        Preferences& preferences;
        Theme& theme;
    };
    ViewCommands(const Context& context, QObject* parent);

    /// True while the key that shows the picture without overlay is held.
    void setPeeking(bool peeking);

private:
    void connectSequences();
    void connectSlices();
    void connectViews();
    void connectChoices();
    void connectSpace();
    void connectOverlay();
    void connectLayers();
    void connectLabels();
    void cycleSequence(int step);
    void setOpacity(double opacity);
    void updateChecks(Changes changes);
    [[nodiscard]] QAction* action(Command command) const { return m.actions[command]; }

    Context m;
    ViewState::Subscription m_subscription;
    bool m_visibleBeforePeek = false;
    bool m_peeking = false;
};

}  // namespace glioscope
