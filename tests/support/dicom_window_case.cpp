#include "tests/support/dicom_window_case.h"

#include "ui/dicom/private_folder.h"
#include "ui/window/dicom_commands.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <fstream>

namespace glioscope::test {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

/// No library of the engine's is linked: LibTorch's LLVM and that of the window's drawing are two.
bool runEngine(const QStringList& arguments)
{
    QProcess engine;
    engine.start(text(program("glioscope-engine")), arguments);
    return engine.waitForFinished(120'000) && engine.exitCode() == 0;
}

}  // namespace

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

DicomWindowCase::DicomWindowCase()
{
    qputenv("XDG_CACHE_HOME", QByteArray::fromStdString(m_cache.path().string()));
}

void DicomWindowCase::init()
{
    if (!m_window) {
        makeWindow();
    }
    if (!hasPydicom()) {
        QSKIP(kNoPydicom);
    }
    m_window->messages().hide();
    if (m_study.empty()) {
        QVERIFY(writeStudy());
    }
    openStudy();
}

void DicomWindowCase::cleanup()
{
    fs::remove(seg());
}

bool DicomWindowCase::writeStudy()
{
    m_study = m_folder.path() / "dicom";
    const std::array<QJsonObject, 2> kinds = {
        QJsonObject{{u"series"_s, 3}, {u"agent"_s, u"Gadovist"_s}},
        QJsonObject{{u"series"_s, 4},
                    {u"tr"_s, 6000},
                    {u"te"_s, 100},
                    {u"ti"_s, 2400},
                    {u"description"_s, u"AX FLAIR"_s}}};
    for (QJsonObject spec : kinds) {
        const bool flair = spec[u"series"_s] == 4;
        const Image& image =
            m_phantom.images[std::size_t(flair ? Sequence::Flair : Sequence::T1ce)];
        const fs::path raw = m_folder.path() / "raw";
        std::ofstream(raw, std::ios::binary)
            .write(reinterpret_cast<const char*>(image.voxels.data()),
                   std::streamsize(image.voxels.size() * sizeof(float)));
        spec[u"grid"_s] = gridJson(image.geometry);
        spec[u"voxels"_s] = text(raw);
        if (!writePeerSeries(m_study, spec)) {
            return false;
        }
    }
    m_images = m_folder.path() / "images" / "study";
    return runEngine({u"import-dicom"_s, text(m_study), u"--output"_s, text(m_images), u"--case"_s,
                      u"study"_s, u"--t1ce"_s, u"3"_s, u"--flair"_s, u"4"_s});
}

/// As the window opens a study's case.
void DicomWindowCase::openStudy()
{
    QSignalSpy opened(&session(), &CaseSession::opened);
    session().openBy(u"study"_s, text(m_images),
                     [images = m_images, study = m_study]() -> OpenOutcome {
                         OpenOutcome outcome = openPath(images);
                         OpenedCase whole = *std::get<std::shared_ptr<const OpenedCase>>(outcome);
                         whole.dicom = DicomOrigin{study, {"2.25.20004", "", "2.25.20003", ""}};
                         return std::make_shared<const OpenedCase>(std::move(whole));
                     });
    QTRY_COMPARE(opened.size(), 1);
}

LayerId DicomWindowCase::addResultOfUnet()
{
    LabelMap map = m_phantom.labels;
    map.geometry = grid();
    return session().addResult(
        ModelResult{.model = "unet",
                    .modelSha256 = "ab12",
                    .labels = measured(std::make_shared<const LabelMap>(std::move(map)))});
}

void DicomWindowCase::openSeg()
{
    QSignalSpy opened(&m_window->dicom(), &DicomCommands::opened);
    m_window->open(text(seg()));
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kEngineMs);
}

void DicomWindowCase::saveSeg(LayerId id)
{
    QSignalSpy saved(&m_window->dicom(), &DicomCommands::saved);
    m_window->dicom().save(id, text(seg()));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, kEngineMs);
}

QString DicomWindowCase::message() const
{
    return m_window->messages().text();
}

QStringList DicomWindowCase::privateFolders()
{
    return QDir(text(segmentationFolders()))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

QByteArray DicomWindowCase::bytesOf(const fs::path& path)
{
    QFile file(text(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace glioscope::test
