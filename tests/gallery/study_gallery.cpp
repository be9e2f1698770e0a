// study_gallery FOLDER [STUDY]: pictures of the window that shows a DICOM study, and of the case
// that it becomes, light and dark, on a laptop's screen, for a reviewer's eyes:
//
//   scripts/shell scripts/with_display env QT_SCALE_FACTOR=1.5 study_gallery FOLDER
//
// Without STUDY heads are made up and written to FOLDER as a scanner would. Tells how long it took
// until the first picture of a series was there.

#include "segmentation/volume/resample.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/event_waiting.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/whole_head.h"
#include "tests/support/window_picture.h"
#include "ui/settings/language.h"
#include "ui/study/study_dialog.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/study_commands.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QElapsedTimer>
#include <QPixmap>
#include <QPushButton>
#include <QTableView>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// A box around the head, turned by some degrees; `axes` are the world's along i, j and k.
Geometry boxOf(const Vec3& spacingMm, const Mat3& axes, double degrees)
{
    constexpr Vec3 kExtentMm = {200, 230, 200};  // L, P, S
    Geometry box{.spacingMm = spacingMm};
    const Mat3 turn = rotation({1, 2, 8}, degrees);
    Vec3 corner = {};
    for (std::size_t c = 0; c < 3; ++c) {
        const Vec3 axis = {axes[0][c], axes[1][c], axes[2][c]};
        double extent = 0;
        for (std::size_t r = 0; r < 3; ++r) {
            extent += std::abs(axis[r]) * kExtentMm[r];
        }
        box.size[c] = int(extent / spacingMm[c]);
        const Vec3 along = multiply(turn, axis);
        for (std::size_t r = 0; r < 3; ++r) {
            box.direction[r][c] = along[r];
            corner[r] -= along[r] * (box.size[c] - 1) * spacingMm[c] / 2;
        }
    }
    box.originLps = corner;
    return box;
}

constexpr Mat3 kSagittal = {{{0, 0, -1}, {1, 0, 0}, {0, -1, 0}}};

DicomFixture scanned(const Image& head, const Geometry& grid, int series, const char* description)
{
    const Image image = resampleLinear(head, grid);
    DicomFixture fixture{.stored = Volume<int>(grid), .series = series};
    std::ranges::transform(image.voxels, fixture.stored.voxels.begin(),
                           [](float v) { return std::clamp(int(std::lround(v)), 0, 4095); });
    fixture.description = description;
    fixture.change = [](DcmItem& data, int) {
        put(data, "0010,0010", "MUSTER^Maria");
        put(data, "0010,0020", "PAT-0815");
        put(data, "0010,0030", "19501231");
    };
    return fixture;
}

void writeStudy(const std::filesystem::path& folder)
{
    const Phantom head = wholeHead({.seed = 7,
                                    .geometry = {.size = {132, 152, 132},
                                                 .spacingMm = {1.6, 1.6, 1.6},
                                                 .originLps = {-105, -121, -105}}});
    const auto image = [&](Sequence s) -> const Image& { return head.images[std::size_t(s)]; };
    const Geometry axial = boxOf({0.9, 0.9, 5.5}, kIdentity3, 6);
    Geometry localizer = boxOf({1.8, 1.8, 90}, kIdentity3, 0);
    localizer.size[2] = 2;
    DicomFixture f = scanned(image(Sequence::T1), localizer, 1, "3-plane localizer");
    f.repetitionTimeMs = 8;
    f.echoTimeMs = 3;
    f.scanningSequence = "GR";
    writeClassic(folder, f);
    writeClassic(folder, scanned(image(Sequence::T1), axial, 2, "AX T1"));
    f = scanned(image(Sequence::T2), axial, 3, "AX T2 FS");
    f.repetitionTimeMs = 4800;
    f.echoTimeMs = 102;
    writeClassic(folder, f);
    f = scanned(image(Sequence::Flair), boxOf({1, 1, 3}, kSagittal, 3), 4, "SAG FLAIR 3D");
    f.repetitionTimeMs = 9000;
    f.echoTimeMs = 120;
    f.inversionTimeMs = 2500;
    writeEnhanced(folder, f);
    for (const bool sagittal : {false, true}) {
        f = scanned(image(Sequence::T1ce), sagittal ? boxOf({1, 1, 2}, kSagittal, -4) : axial,
                    sagittal ? 7 : 6, sagittal ? "SAG T1 MPRAGE POST" : "AX T1 POST GD");
        f.contrastAgent = "Gadobutrol";
        writeClassic(folder, f);
    }
    for (int phase = 1; phase <= 6; ++phase) {
        f = scanned(image(Sequence::T2), boxOf({3, 3, 9}, kIdentity3, 6), 5, "ep2d_perf");
        f.acquisition = phase;
        f.firstInstance = 100 * phase;
        f.scanningSequence = "EP";
        f.repetitionTimeMs = 1500;
        f.echoTimeMs = 30;
        writeClassic(folder, f);
    }
}

class StudyGallery {
public:
    StudyGallery(const QDir& folder, Appearance appearance)
        : m_folder(folder),
          m_suffix(appearance == Appearance::Dark ? QStringLiteral("dark")
                                                  : QStringLiteral("light"))
    {
        m_theme.setAppearance(appearance);
        m_window.studies().keepIn(m_folder.filePath(QStringLiteral("kept")).toStdString(), {});
        m_window.resize(QSize(1366, 728) / m_window.devicePixelRatio());
        m_window.show();
        settle();
    }

    void take(const QString& study)
    {
        picture(m_window, "start");
        QElapsedTimer since;
        since.start();
        m_window.open(study);
        const auto seen = [this] {
            auto* table = m_window.findChild<QTableView*>(QStringLiteral("studySeries"));
            if (!table || !table->model()) {
                return false;
            }
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                if (table->model()
                        ->index(row, 0)
                        .data(Qt::DecorationRole)
                        .value<QIcon>()
                        .isNull()) {
                    continue;
                }
                return true;
            }
            return false;
        };
        waitUntil(seen);
        std::printf("first picture of a series: %lld ms\n", since.elapsed());
        settle(1500);
        auto* dialog = m_window.findChild<StudyDialog*>();
        picture(*dialog, "study");
        answer(*dialog);
        picture(*dialog, "study-answered");
        auto* open = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
        since.restart();
        open->click();
        settle(30);
        picture(*dialog, "study-reading");
        waitUntil([this] { return m_workspace.session.isOpen(); });
        std::printf("from Open to the case: %lld ms\n", since.elapsed());
        settle(4000);
        picture(m_window, "case");
    }

private:
    static void answer(StudyDialog& dialog)
    {
        for (auto* combo : dialog.findChildren<QComboBox*>()) {
            if (combo->currentData().toInt() == -2) {
                combo->setCurrentIndex(1);
                Q_EMIT combo->activated(1);
            }
        }
    }

    void picture(QWidget& widget, const char* name)
    {
        settle();
        writePicture(widget, m_folder, QString::fromLatin1(name) + QLatin1Char('-') + m_suffix);
    }

    Theme m_theme;
    Workspace m_workspace{EngineClient::programBesideThis()};
    MainWindow m_window{m_workspace, m_theme, nullptr};
    QDir m_folder;
    QString m_suffix;
};

}  // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const Translation translation(Language::System);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("study_gallery FOLDER [STUDY]\n", stderr);
        return 2;
    }
    QDir().mkpath(arguments[1]);
    QString study = arguments.value(2);
    if (study.isEmpty()) {
        study = QDir(arguments[1]).filePath(QStringLiteral("made-up"));
        if (!QDir(study).exists()) {
            writeStudy(study.toStdString());
        }
    }
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        StudyGallery(QDir(arguments[1]), appearance).take(study);
    }
    return 0;
}
