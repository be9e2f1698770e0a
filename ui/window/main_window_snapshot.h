#pragma once

// Opens a case in the real window, segments it, puts the crosshair into the tumour, writes the
// window as one picture, and ends the program: `glioscope --snapshot`.

#include "ui/window/viewer_command_line.h"

#include <QObject>

namespace glioscope {

class MainWindow;
struct Workspace;

class MainWindowSnapshot : public QObject {
    Q_OBJECT
public:
    /// Both must outlive this object. Begins at once and ends with finished().
    MainWindowSnapshot(Workspace& workspace, MainWindow& window, const CommandLine& commandLine);

Q_SIGNALS:
    /// An empty message: the picture is written. Otherwise why not, in a sentence.
    void finished(const QString& message);

private:
    void segment();
    void frame();
    void write();

    Workspace& m;
    MainWindow& m_window;
    CommandLine m_commandLine;
};

}  // namespace glioscope
