#pragma once

// The window's command that writes surfaces of the shown segmentation for other programs. The work
// goes on beside the window, and a message says how it ended.

#include "ui/engine/workspace.h"
#include "ui/export/mesh_dialog.h"
#include "ui/widgets/actions.h"
#include "viewer/meshes/mesh_files.h"

#include <QObject>

namespace glioscope {

class MessageBar;
struct Preferences;

class MeshCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object, which belongs to the window `parent`.
    struct Context {
        Workspace& workspace;
        const Actions& actions;
        MessageBar& messages;
        Preferences& preferences;
    };
    MeshCommands(const Context& context, QWidget* parent);

    /// Of the shown segmentation, into a folder that the user has chosen.
    void write(const MeshChoice& choice, const QString& folder);

private:
    void choose();
    void updateCommands();
    void tell(const MeshOutcome& outcome, const QString& folder);

    Context m;
    QWidget* m_window;
    MeshFormat m_format = MeshFormat::Stl;  ///< chosen last
    ViewState::Subscription m_subscription;
};

/// Of labels and regions, as the slices have them.
[[nodiscard]] PerStructure<Colour> structureColours(Palette palette);

}  // namespace glioscope
