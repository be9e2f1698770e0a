#pragma once

// The window's command about raw scans: the dialog of the sequences' moves, and a word where a run
// has moved one that has to be looked at.

#include "ui/engine/workspace.h"
#include "ui/widgets/actions.h"

#include <QObject>
#include <QPointer>

namespace glioscope {

class AlignDialog;
class MessageBar;

class AlignCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object, which belongs to the window `parent`.
    struct Context {
        Workspace& workspace;
        const Actions& actions;
        MessageBar& messages;
    };
    AlignCommands(const Context& context, QWidget* parent);

    void show();

private:
    void updateCommand();
    void tellDoubts();

    Context m;
    QWidget* m_window;
    QPointer<AlignDialog> m_dialog;
};

}  // namespace glioscope
