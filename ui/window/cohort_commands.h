#pragma once

// The window's command about a dataset that `compare` has compared: shows its table, and opens what
// is chosen there, with the model's segmentation over the expert's, where the two differ most;
// several models' stand beside each other. A case that is open already gets what it lacks.

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
class LayoutCommands;
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
        LayoutCommands& layouts;
        /// Does what it is given once the user lets the open case go.
        std::function<void(std::function<void()>)> leaveCase;
    };
    CohortCommands(const Context& context, QWidget* parent);

    /// The table of a folder that `compare` wrote; a message says why there is none.
    void show(const QString& folder);

private:
    struct Wanted {
        std::vector<ComparedCase> compared;  ///< of one case, at least one
        Structure structure;
    };

    void chooseFolder();
    void open(const Wanted& wanted);
    [[nodiscard]] bool isOpen(const ComparedCase& compared) const;
    void addSegmentations();
    void onMasksAdded(const QList<LayerId>& added, const QStringList& problems);
    /// Those that are wanted and there, the one clicked last.
    [[nodiscard]] std::vector<LayerId> layersOf(const Wanted& wanted) const;
    void showWorst(const Wanted& wanted);

    Context m;
    QWidget* m_window;
    QPointer<CohortDialog> m_dialog;
    std::optional<Wanted> m_opening;  ///< its case is
    std::optional<Wanted> m_adding;   ///< its segmentations are being read
};

}  // namespace glioscope
