// raw_gallery CASE FOLDER [light | dark]: pictures of raw scans in the window, in windows of a
// laptop: what the segmentation panel offers, the moves in their dialog, the brain mask, and the
// sequences where their moves put them. QT_SCALE_FACTOR and LANGUAGE as for the gallery.

#include "tests/support/event_waiting.h"
#include "tests/support/window_picture.h"
#include "ui/align/align_dialog.h"
#include "ui/settings/language.h"
#include "ui/widgets/theme.h"
#include "ui/window/layout_commands.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QPixmap>

#include <cstdio>
#include <string>

using namespace glioscope;
using test::settle;
using test::waitUntil;
using test::writePicture;

namespace {

class RawGallery {
public:
    RawGallery(const QDir& folder, Appearance appearance)
        : m_folder(folder),
          m_suffix(appearance == Appearance::Dark ? QStringLiteral("dark")
                                                  : QStringLiteral("light"))
    {
        m_theme.setAppearance(appearance);
        m_window.resize(QSize(1366, 730) / m_window.devicePixelRatio());
        m_window.show();
        m_window.warmUp();
    }

    void take(const QString& path)
    {
        RawScans& raw = m_workspace.raw;
        m_window.open(path);
        waitUntil([&] {
            return m_workspace.session.isOpen() && !m_workspace.catalog.models().empty() &&
                   raw.heads.heads() != HeadCheck::Heads::Unknown;
        });
        m_window.findChild<QDockWidget*>(QStringLiteral("segmentationDock"))->raise();
        picture(m_window, "offered");
        m_window.actions()[Command::AlignSequences]->trigger();
        auto* dialog = m_window.findChild<QDialog*>(QStringLiteral("alignDialog"));
        settle(3000);
        picture(*dialog, "searching");
        waitUntil([&] { return !raw.moves.isLooking(); }, 600'000);
        picture(*dialog, "moves");
        CaseAlignment doubted;
        QObject::connect(&raw.moves, &CaseMoves::found, dialog,
                         [&doubted](const CaseAlignment& found) { doubted = found; });
        dialog->findChild<QAbstractButton*>(QStringLiteral("searchAgain"))->click();
        waitUntil([&] { return !raw.moves.isLooking(); }, 600'000);
        doubted.moves[0].doubt =
            "the images hardly fit better than 4 mm aside (mutual information falls by 7 %), as "
            "those of two patients do";
        Q_EMIT raw.moves.found(doubted);
        picture(*dialog, "doubtful");
        dialog->findChild<QAbstractButton*>(QStringLiteral("acceptMove"))->click();
        dialog->findChild<QAbstractButton*>(QStringLiteral("useMoves"))->click();
        raw.brain.find();
        settle(2000);
        picture(m_window, "finding");
        waitUntil([&] { return raw.brain.isShown() || !raw.brain.isLooking(); }, 600'000);
        raw.brain.setGrownMm(2);
        settle(1500);
        m_window.layouts().chooseLayout(*layoutCalled(u"four-sequences"));
        picture(m_window, "brain");
        m_window.segment();
        settle(2000);
        waitUntil([&] { return !m_workspace.run.isRunning(); }, 600'000);
        picture(m_window, "result");
    }

private:
    void picture(QWidget& widget, const char* name)
    {
        settle(400);
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
    const Translation translation(Language::System);
    if (argc != 3 && argc != 4) {
        std::fputs("Usage: raw_gallery CASE FOLDER [light | dark]\n", stderr);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[2]));
    folder.mkpath(QStringLiteral("."));
    const bool dark = argc == 4 && std::string(argv[3]) == "dark";
    RawGallery(folder, dark ? Appearance::Dark : Appearance::Light)
        .take(QString::fromLocal8Bit(argv[1]));
    return 0;
}
