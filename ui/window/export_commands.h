#pragma once

// The window's commands that make something for others to look at: a film through the slices, a
// report of the shown segmentation, its figures as a table, and pictures of what is shown. Films
// and reports go on beside the window, with a message that says how far they are and takes them
// back.

#include "ui/engine/workspace.h"
#include "ui/export/report_facts.h"
#include "ui/widgets/actions.h"

#include <QObject>
#include <QPointer>

namespace glioscope {

class ComparisonFilm;
class LayerStatistics;
class MessageBar;
class PaneGrid;
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
        LayerStatistics& statistics;
        PaneGrid& panes;
    };
    ExportCommands(const Context& context, QWidget* parent);

    /// Into a file that the user has chosen.
    void makeFilm(const QString& file);
    void makeReport(const QString& file, bool withNames);
    /// Once the shown segmentation is measured.
    void writeStatistics(const QString& file);
    [[nodiscard]] bool isFilming() const { return m_film != nullptr; }

private:
    void chooseFilm();
    void chooseReport();
    void chooseStatistics();
    void chooseMeasurements();
    void savePanePicture();
    void saveWindowPicture();
    void choosePicture(const QImage& picture, const QString& title, const QString& name);
    void updateCommands();
    struct FileQuestion {
        QString title;
        QString name;  ///< proposed
        QString filter;
        QString ending;
        /// Those that come of it.
        QStringList (*filesOf)(const QString& file) = [](const QString& file) {
            return QStringList(file);
        };
    };
    /// The chosen file with its ending; empty where the user would rather not, or not replace one
    /// of the files that come of it.
    [[nodiscard]] QString chooseFile(const FileQuestion& question);
    void told(const QString& failure, const QString& file);

    Context m;
    QWidget* m_window;
    QPointer<ComparisonFilm> m_film;
    ViewState::Subscription m_subscription;
};

}  // namespace glioscope
