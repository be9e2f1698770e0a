// start_gallery CASE DATASET FOLDER: pictures of the start page, of the screen for students and of
// a dataset's table, light and dark, on a laptop's screen, for a reviewer's eyes:
//
//   scripts/shell scripts/with_display env QT_SCALE_FACTOR=1.5 start_gallery CASE DATASET FOLDER
//
// Recent cases and their pictures are kept in FOLDER alone.

#include "tests/support/event_waiting.h"
#include "tests/support/window_picture.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QPixmap>
#include <QTableView>

#include <cstdio>
#include <functional>

using namespace glioscope;
using test::settle;
using test::waitUntil;
using test::writePicture;

namespace {

constexpr int kVolumeColumn = 4;

class StartGallery {
public:
    StartGallery(const QDir& folder, Appearance appearance)
        : m_folder(folder),
          m_suffix(appearance == Appearance::Dark ? QStringLiteral("dark")
                                                  : QStringLiteral("light"))
    {
        m_theme.setAppearance(appearance);
        const QString kept = m_folder.filePath(QStringLiteral("kept"));
        QDir(kept).removeRecursively();
        m_window.keepPicturesIn(kept.toStdString());
        m_window.resize(QSize(1366, 728) / m_window.devicePixelRatio());
        m_window.show();
        settle();
    }

    void take(const QString& casePath, const QString& dataset)
    {
        picture(m_window, "start-empty");
        m_window.open(dataset);
        picture(m_window, "start-opening");
        takeDataset();
        takeLesson();
        takeRecent(casePath);
    }

private:
    void takeDataset()
    {
        waitUntil([this] { return m_workspace.session.isOpen(); });
        settle(4000);
        m_window.actions()[Command::MarkCaseDone]->trigger();
        picture(m_window, "dataset");
        auto* wide = m_window.findChild<QAction*>(QStringLiteral("allCaseColumns"));
        wide->trigger();
        settle(500);
        picture(m_window, "dataset-wide");
        auto* table = m_window.findChild<QTableView*>(QStringLiteral("caseTable"));
        table->sortByColumn(kVolumeColumn, Qt::DescendingOrder);
        settle(1500);
        picture(m_window, "dataset-sorted");
        auto* search = m_window.findChild<QLineEdit*>(QStringLiteral("caseFilter"));
        search->setText(QStringLiteral("nobody is called so"));
        picture(m_window, "dataset-none");
        search->clear();
        wide->trigger();
    }

    void takeLesson()
    {
        m_window.actions()[Command::Learn]->trigger();
        auto* lesson = m_window.findChild<QDialog*>(QStringLiteral("lessonDialog"));
        const auto* image = lesson->findChild<PictureView*>(QStringLiteral("lesson0"));
        picture(*lesson, "lesson-making");
        waitUntil([image] { return !image->image().isNull(); });
        picture(*lesson, "lesson");
        lesson->findChild<QAbstractButton*>(QStringLiteral("markTC"))->click();
        OverlayStyle style =
            m_workspace.state.overlayOf(m_workspace.document.styleOf(LayerKind::Labels));
        style.palette = Palette::ColourBlindSafe;
        m_workspace.state.setOverlay(style);
        lesson->findChild<QAbstractButton*>(QStringLiteral("markET"))->click();
        picture(*lesson, "lesson-colour-blind");
        lesson->resize(860, 440);
        picture(*lesson, "lesson-small");
        lesson->close();
    }

    void open(const QString& path)
    {
        bool opened = false;
        const QObject listener;
        QObject::connect(&m_workspace.session, &CaseSession::opened, &listener,
                         [&] { opened = true; });
        m_window.open(path);
        waitUntil([&] { return opened; });
    }

    /// Two cases and the dataset; one of the cases is gone since, and has a long name.
    void takeRecent(const QString& casePath)
    {
        const QDir original(casePath);
        const QString gone = m_folder.filePath(
            QStringLiteral("A_case_with_quite_a_long_name_that_was_moved_elsewhere_after_it_was_"
                           "opened_here_") +
            original.dirName());
        QDir().mkpath(gone);
        for (const QString& file : original.entryList(QDir::Files)) {
            QFile::copy(original.filePath(file), QDir(gone).filePath(file));
        }
        open(gone);
        open(casePath);
        QDir(gone).removeRecursively();
        m_window.actions()[Command::StartPage]->trigger();
        settle(1500);
        picture(m_window, "start-recent");
    }

    void picture(QWidget& widget, const char* name)
    {
        settle(200);
        writePicture(widget, m_folder, QString::fromLatin1(name) + QLatin1Char('-') + m_suffix);
    }

    QDir m_folder;
    QString m_suffix;
    Theme m_theme;
    Workspace m_workspace{EngineClient::programBesideThis()};
    MainWindow m_window{m_workspace, m_theme, nullptr};
};

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 4) {
        std::fputs("Usage: start_gallery CASE DATASET FOLDER\n", stderr);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[3]));
    folder.mkpath(QStringLiteral("."));
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        StartGallery(folder, appearance)
            .take(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));
    }
    return 0;
}
