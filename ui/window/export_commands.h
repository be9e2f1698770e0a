#pragma once

// The window's commands that make something for others to look at: a film through the slices, and
// a report of the shown segmentation. Both go on beside the window, with a message that says how
// far they are and takes them back.

#include "ui/engine/workspace.h"
#include "ui/export/report_facts.h"
#include "ui/widgets/actions.h"

#include <QObject>
#include <QPointer>

namespace glioscope {

class ComparisonFilm;
class MessageBar;
struct Preferences;

/// What a report of a segmentation of the open case is made from.
[[nodiscard]] ReportSource reportSource(const Layer& layer, const Workspace& workspace,
                                        bool withNames);

class ExportCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object, which belongs to the window `parent`.
    struct Context {
        Workspace& workspace;
        const Actions& actions;
        MessageBar& messages;
        Preferences& preferences;
    };
    ExportCommands(const Context& context, QWidget* parent);

    /// Into a file that the user has chosen.
    void makeFilm(const QString& file);
    void makeReport(const QString& file, bool withNames);
    [[nodiscard]] bool isFilming() const { return m_film != nullptr; }

private:
    void chooseFilm();
    void chooseReport();
    void updateCommands();
    /// The chosen file with its ending; empty where the user would rather not, or not replace one
    /// of the files that come of it.
    [[nodiscard]] QString chooseFile(const QString& title, const QString& name,
                                     const QString& filter, const QString& ending,
                                     QStringList (*filesOf)(const QString& file));
    void told(const QString& failure, const QString& file);

    Context m;
    QWidget* m_window;
    QPointer<ComparisonFilm> m_film;
    ViewState::Subscription m_subscription;
};

}  // namespace glioscope
