#include "tests/support/study_window_case.h"

#include "tests/support/synthetic_volume.h"
#include "ui/study/study_dialog.h"
#include "ui/window/study_commands.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace glioscope::test {
namespace {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

Volume<int> stored(const Image& image)
{
    Volume<int> volume(image.geometry);
    std::ranges::transform(image.voxels, volume.voxels.begin(),
                           [](float value) { return int(std::lround(value)); });
    return volume;
}

void name(DcmItem& data, int)
{
    put(data, "0010,0010", "MUSTER^Maria");
    put(data, "0010,0020", "PAT-0815");
    put(data, "0010,0030", "19501231");
    put(data, "0010,1040", "Lindenweg 3");
}

}  // namespace

Geometry studyGrid(Sequence sequence)
{
    return sequence == Sequence::Flair  ? permutedGeometry()
           : sequence == Sequence::T1ce ? obliqueGeometry()
                                        : anisotropicGeometry();
}

DicomFixture markerSeries(Sequence sequence, const Geometry& grid)
{
    const bool isT1 = sequence == Sequence::T1 || sequence == Sequence::T1ce;
    return {.stored = stored(markerImage(grid)),
            .series = 3 + static_cast<int>(sequence),
            .description = sequence == Sequence::Flair ? "Sag FLAIR" : "Tra",
            .repetitionTimeMs = isT1 ? 520.0 : 6000.0,
            .echoTimeMs = isT1 ? 12.0 : 100.0,
            .inversionTimeMs = sequence == Sequence::Flair ? 2400.0 : 0.0,
            .contrastAgent = sequence == Sequence::T1ce ? "Gd" : "",
            .change = name};
}

void writeMarkerStudy(const fs::path& folder)
{
    for (const Sequence sequence : kAllSequences) {
        writeClassic(folder, markerSeries(sequence, studyGrid(sequence)));
    }
}

DicomFixture secondT1ce()
{
    DicomFixture again = markerSeries(Sequence::T1ce, anisotropicGeometry());
    again.series = 9;
    again.description = "Tra again";
    std::ranges::for_each(again.stored.voxels, [](int& value) { value += 1000; });
    return again;
}

QStringList entriesOf(const fs::path& folder)
{
    return QDir(QString::fromStdString(folder.string()))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

void StudyWindowCase::cleanup()
{
    closeWindow();
    m_studies.reset();
    std::error_code ignored;
    fs::remove_all(m_folder.path() / "cache", ignored);
    fs::remove_all(m_folder.path() / "state", ignored);
}

fs::path StudyWindowCase::study()
{
    if (!m_studies) {
        m_studies.emplace();
    }
    return m_studies->path() / kStudyFolder;
}

fs::path StudyWindowCase::cases() const
{
    return m_folder.path() / "cache" / "studies";
}

fs::path StudyWindowCase::choices() const
{
    return m_folder.path() / "state" / "studies.json";
}

StudyDialog* StudyWindowCase::dialog()
{
    return m_window->findChild<StudyDialog*>();
}

QComboBox* StudyWindowCase::combo(Sequence sequence)
{
    return dialog()->findChild<QComboBox*>(
        u"study_"_s + QString::fromStdString(std::string(glioscope::key(sequence))));
}

QPushButton* StudyWindowCase::openButton()
{
    return dialog()->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
}

QAbstractItemModel* StudyWindowCase::table()
{
    return dialog()->findChild<QTableView*>(u"studySeries"_s)->model();
}

QString StudyWindowCase::said(const char* label)
{
    return dialog()->findChild<QLabel*>(QString::fromLatin1(label))->text();
}

void StudyWindowCase::drop(const fs::path& path)
{
    m_window->studies().keepIn(cases(), choices());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(path.string()))});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &event);
}

void StudyWindowCase::dropAndWait(const fs::path& path)
{
    QSignalSpy answered(&m_window->studies(), &StudyCommands::answered);
    drop(path);
    QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, 60'000);
}

void StudyWindowCase::choose(Sequence sequence, const QString& title)
{
    const int index = combo(sequence)->findText(title);
    QVERIFY2(index >= 0, qPrintable(title));
    combo(sequence)->setCurrentIndex(index);
    Q_EMIT combo(sequence)->activated(index);
}

void StudyWindowCase::openChosen()
{
    QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
    QVERIFY(openButton()->isEnabled());
    openButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 60'000);
    QTRY_VERIFY(!dialog());
}

}  // namespace glioscope::test
