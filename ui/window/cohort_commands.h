#pragma once

// The window's command about a dataset that `compare` has compared: shows its table, and opens what
// is chosen there, with the model's segmentation over the expert's, where the two differ most.

#include "segmentation/jobs/comparison_results.h"
#include "ui/engine/workspace.h"
#include "ui/widgets/actions.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

namespace glioscope {

class CohortDialog;
class Comparison;
class MessageBar;
struct Preferences;

class CohortCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object, which belongs to the window `parent`.
    struct Context {
        Workspace& workspace;
        const Actions& actions;
        MessageBar& messages;
        Preferences& preferences;
        Comparison& comparison;
        /// Does what it is given once the user lets the open case go.
        std::function<void(std::function<void()>)> leaveCase;
    };
    CohortCommands(const Context& context, QWidget* parent);

    /// The table of a folder that `compare` wrote; a message says why there is none.
    void show(const QString& folder);

private:
    struct Wanted {
        ComparedCase compared;
        Structure structure;
    };

    void chooseFolder();
    void open(const Wanted& wanted);
    void addSegmentation();
    void goToWorst(const QList<LayerId>& added, const QStringList& problems);

    Context m;
    QWidget* m_window;
    QPointer<CohortDialog> m_dialog;
    std::optional<Wanted> m_opening;      ///< its case is
    std::optional<Structure> m_addingTo;  ///< its segmentation is being read
};

}  // namespace glioscope
