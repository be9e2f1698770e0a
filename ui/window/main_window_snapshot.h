#pragma once

// Opens a case in the real window, segments it, puts the crosshair into the tumour, writes the
// window or its panes as one picture, or a film or a report of the case, and ends the program:
// `glioscope --snapshot`, `--film`, `--report`.

#include "segmentation/session/layer.h"
#include "ui/window/viewer_command_line.h"

#include <QObject>

#include <map>
#include <vector>

namespace glioscope {

class MainWindow;
struct Workspace;

class MainWindowSnapshot : public QObject {
    Q_OBJECT
public:
    /// Both must outlive this object. Begins at once and ends with finished().
    MainWindowSnapshot(Workspace& workspace, MainWindow& window, const CommandLine& commandLine);

Q_SIGNALS:
    /// An empty message: the file is written. Otherwise why not, in a sentence.
    void finished(const QString& message);

private:
    void onOpened();
    void onRestored(const QStringList& problems);
    [[nodiscard]] bool showsSession() const;
    /// Why the case has not what is to be shown, in a sentence; empty where it has.
    [[nodiscard]] QString whatIsMissing() const;
    void segmentNext();
    void frame();
    /// What is shown now.
    void draw();
    /// Those named, in their order.
    [[nodiscard]] std::vector<LayerId> namedLayers() const;
    void showLayers(const std::vector<LayerId>& layers);
    void write();
    void writeFilm();
    void writeReport();

    Workspace& m;
    MainWindow& m_window;
    CommandLine m_commandLine;
    QStringList m_models;               ///< that are to segment the case yet
    std::map<QString, LayerId> m_made;  ///< by the name that the command line has
};

}  // namespace glioscope
