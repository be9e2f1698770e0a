#include "ui/window/application.h"

#include "segmentation/case/model/dicom_mark.h"
#include "segmentation/system/error.h"
#include "segmentation/system/plain_numbers.h"
#include "segmentation/system/version.h"
#include "ui/settings/language.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/user_folders.h"
#include "ui/window/main_window.h"
#include "ui/window/main_window_snapshot.h"
#include "ui/window/mesh_program.h"
#include "ui/window/session_commands.h"
#include "ui/window/study_commands.h"
#include "ui/window/viewer_command_line.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QTimer>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>

namespace glioscope {
namespace {

/// Qt aborts with a page of advice where there is no display; one sentence says more.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

int takeSnapshot(Theme& theme, const CommandLine& commandLine)
{
    if (looksLikeStudy(pathFromString(commandLine.casePath))) {
        std::fputs(
            "glioscope: A DICOM study is opened in the window, which asks which series are meant. "
            "For a picture, film or report open what \"glioscope-engine align\" or \"import-dicom "
            "--case\" makes of it.\n",
            stderr);
        return 1;
    }
    Workspace workspace(EngineClient::programBesideThis());
    MainWindow window(workspace, theme, nullptr);
    window.resize(commandLine.size);
    window.show();
    MainWindowSnapshot snapshot(workspace, window, commandLine);
    QObject::connect(
        &snapshot, &MainWindowSnapshot::finished, &window,
        [](const QString& message) {
            if (!message.isEmpty()) {
                std::fprintf(stderr, "glioscope: %s\n", message.toUtf8().constData());
            }
            QApplication::exit(message.isEmpty() ? 0 : 1);
        },
        Qt::QueuedConnection);
    return QApplication::exec();
}

/// A picture, film or report follows no setting of the window's.
Language languageFor(const CommandLine& commandLine)
{
    return commandLine.outputFile().isEmpty() ? readPreferences(QSettings()).language
                                              : Language::System;
}

int showWindow(Theme& theme, const CommandLine& commandLine)
{
    QSettings settings;
    Workspace workspace(EngineClient::programBesideThis(), userCacheFolder() / "results");
    MainWindow window(workspace, theme, &settings);
    window.keepPicturesIn(userCacheFolder() / "pictures");
    window.studies().keepIn(userCacheFolder() / "studies", userStateFolder() / "studies.json");
    window.show();
    window.sessions().keepIn(userStateFolder() / "sessions");
    if (commandLine.casePath.isEmpty()) {
        QTimer::singleShot(0, &window, [&window] { window.warmUp(); });
        return QApplication::exec();
    }
    window.open(commandLine.casePath, commandLine.channels);
    QObject::connect(
        &workspace.session, &CaseSession::opened, &window,
        [&window, files = commandLine.segmentations] {
            if (!files.isEmpty()) {
                window.addSegmentations(files);
            }
        },
        Qt::SingleShotConnection);
    // The first picture has the processor to itself.
    const auto warmUpOnce = [&window, warm = std::make_shared<bool>(false)] {
        if (!std::exchange(*warm, true)) {
            QTimer::singleShot(0, &window, [&window] { window.warmUp(); });
        }
    };
    QObject::connect(&workspace.session, &CaseSession::loadingEnded, &window, warmUpOnce);
    QObject::connect(&window.studies(), &StudyCommands::answered, &window, warmUpOnce);
    return QApplication::exec();
}

int writeMeshes(const CommandLine& commandLine)
{
    try {
        return writeMeshesOf(commandLine);
    } catch (const AmbiguousInput& question) {
        std::fprintf(stderr, "glioscope: %s\n", question.what());
        return 2;
    }
}

}  // namespace

int runViewer(int argc, char** argv)
{
    const CommandLineOutcome outcome = parseCommandLine(argc, argv);
    if (!outcome.commandLine) {
        std::FILE* reader = outcome.exitCode == 0 ? stdout : stderr;
        const bool printed =
            std::fputs(outcome.text.c_str(), reader) >= 0 && std::fflush(reader) == 0;
        return printed ? outcome.exitCode : 1;
    }
    const CommandLine& commandLine = *outcome.commandLine;
    const bool writes = !commandLine.outputFile().isEmpty() || commandLine.meshes;
    if (writes && commandLine.casePath.isEmpty()) {
        std::fputs(
            "glioscope: --snapshot, --film, --report and --meshes need a CASE; see glioscope "
            "--help.\n",
            stderr);
        return 2;
    }
    if (commandLine.meshes) {
        return writeMeshes(commandLine);
    }
    if (!hasDisplay()) {
        if (commandLine.outputFile().isEmpty()) {
            std::fputs(
                "glioscope: There is no display. Start it from a desktop; --snapshot, --film and "
                "--report need none.\n",
                stderr);
            return 1;
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow");
    }
    QApplication::setApplicationName(QStringLiteral("glioscope"));
    QApplication::setOrganizationName(QStringLiteral("glioscope"));
    QApplication::setApplicationVersion(QStringLiteral(GLIOSCOPE_VERSION));
    QApplication::setApplicationDisplayName(QStringLiteral("Glioscope"));
    QApplication::setDesktopFileName(QStringLiteral("glioscope"));
    const QApplication application(argc, argv);
    keepNumbersPlain();
    const Translation translation(languageFor(commandLine));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/glioscope.svg")));
    Theme theme;
    return commandLine.outputFile().isEmpty() ? showWindow(theme, commandLine)
                                              : takeSnapshot(theme, commandLine);
}

}  // namespace glioscope
