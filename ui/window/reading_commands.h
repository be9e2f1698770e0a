#pragma once

// Commands for reading slices: windows and levels by a key and linked, slabs, cine, zoom by voxels,
// and the way to a typed place. Connects them with ViewState, panes and preferences.

#include "ui/settings/preferences.h"
#include "ui/widgets/actions.h"
#include "viewer/state/view_state.h"

#include <QObject>

#include <functional>

namespace glioscope {

class Cine;
class PaneGrid;

class ReadingCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object.
    struct Context {
        const Actions& actions;
        ViewState& state;
        PaneGrid& panes;
        Preferences& preferences;
        std::function<void(const QString& sentence)> tell;  ///< for a moment, in passing
    };
    ReadingCommands(Context context, QWidget* window);

    /// Ends playing; false where nothing was played.
    bool stopPlaying();

private:
    void connectWindows();
    void connectSlab();
    void connectCine();
    void connectPlaces(QWidget* window);
    void usePreset(WindowPreset preset);
    void keepPreset(WindowPreset preset);
    void setProjection(Projection projection);
    void changeThickness(int step);
    void playOrStop();
    void changeSpeed(int step);
    void showCine();
    void showState();
    [[nodiscard]] Sequence sequence() const;
    [[nodiscard]] QAction* action(Command command) const { return m.actions[command]; }

    Context m;
    Cine* m_cine;
    ViewState::Subscription m_subscription;
};

}  // namespace glioscope
