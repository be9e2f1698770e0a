// A DICOM study in the real window with the real engine: dropped, corrected, opened in the right
// place, remembered; and nothing of the patient in any file.

#include "segmentation/system/owned_folder.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/main_window_case.h"
#include "tests/support/questions.h"
#include "tests/support/synthetic_volume.h"
#include "ui/study/series_table.h"
#include "ui/study/study_dialog.h"
#include "ui/window/session_commands.h"
#include "ui/window/study_commands.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDropEvent>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <fstream>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

/// As the study's folder is called, like its patient.
constexpr const char* kFolder = "MUSTER_Maria_19501231";

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

/// The marker, which has no symmetry, in series 3 to 6 on grids of their own.
DicomFixture marker(Sequence sequence, const Geometry& grid)
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

Geometry gridOf(Sequence sequence)
{
    return sequence == Sequence::Flair  ? permutedGeometry()
           : sequence == Sequence::T1ce ? obliqueGeometry()
                                        : anisotropicGeometry();
}

void writeStudy(const fs::path& folder)
{
    for (const Sequence sequence : kAllSequences) {
        writeClassic(folder, marker(sequence, gridOf(sequence)));
    }
}

/// A second T1ce, on another grid, with other values.
DicomFixture secondT1ce()
{
    DicomFixture again = marker(Sequence::T1ce, anisotropicGeometry());
    again.series = 9;
    again.description = "Tra again";
    std::ranges::for_each(again.stored.voxels, [](int& value) { value += 1000; });
    return again;
}

/// What an image shows at a place of the marker, from the middle of the grid that it was written
/// on.
float valueAt(const Image& image, const Geometry& written, const Vec3& fromMiddle)
{
    const Vec3 middle = written.centreLps();
    const Index3 voxel = image.geometry.nearestVoxel(
        {middle[0] + fromMiddle[0], middle[1] + fromMiddle[1], middle[2] + fromMiddle[2]});
    return image.geometry.contains(voxel) ? image.at(voxel[0], voxel[1], voxel[2]) : -1;
}

/// Hidden ones too; empty where there is no folder.
QStringList namesIn(const fs::path& folder)
{
    return QDir(QString::fromStdString(folder.string()))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// Files that hold one of the words, whatever else they hold.
QStringList filesWith(const fs::path& folder, const QByteArrayList& words)
{
    QStringList found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        QFile file(QString::fromStdString(entry.path().string()));
        if (!entry.is_regular_file() || !file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QByteArray content = file.readAll();
        for (const QByteArray& word : words) {
            if (content.contains(word) || file.fileName().toUtf8().contains(word)) {
                found << file.fileName() + u": "_s + QString::fromUtf8(word);
            }
        }
    }
    return found;
}

}  // namespace

class TestStudyCommands : public MainWindowCase {
    Q_OBJECT

    std::optional<TemporaryFolder> m_studies;  ///< what the window may not write about

    [[nodiscard]] fs::path study() const { return m_studies->path() / kFolder; }
    [[nodiscard]] fs::path cases() const { return m_folder.path() / "cache" / "studies"; }
    [[nodiscard]] fs::path choices() const { return m_folder.path() / "state" / "studies.json"; }
    [[nodiscard]] StudyDialog* dialog() { return m_window->findChild<StudyDialog*>(); }
    [[nodiscard]] QComboBox* combo(Sequence sequence)
    {
        return dialog()->findChild<QComboBox*>(
            u"study_"_s + QString::fromStdString(std::string(glioscope::key(sequence))));
    }
    [[nodiscard]] QPushButton* openButton()
    {
        return dialog()->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
    }
    [[nodiscard]] QAbstractItemModel* table()
    {
        return dialog()->findChild<QTableView*>(u"studySeries"_s)->model();
    }
    [[nodiscard]] QString said(const char* label)
    {
        return dialog()->findChild<QLabel*>(QString::fromLatin1(label))->text();
    }

    void drop(const fs::path& path)
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

    /// Until its series can be chosen.
    void dropAndWait(const fs::path& path)
    {
        QSignalSpy answered(&m_window->studies(), &StudyCommands::answered);
        drop(path);
        if (!QTest::qWaitFor([&] { return answered.size() == 1; }, 60'000)) {
            QFAIL("Nothing was listed.");
        }
    }

    void choose(Sequence sequence, const QString& title)
    {
        const int index = combo(sequence)->findText(title);
        QVERIFY2(index >= 0, qPrintable(title));
        combo(sequence)->setCurrentIndex(index);
        Q_EMIT combo(sequence)->activated(index);
    }

    void openChosen()
    {
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        QVERIFY(openButton()->isEnabled());
        openButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 60'000);
        QTRY_VERIFY(!dialog());
    }

    [[nodiscard]] const Image& image(Sequence sequence)
    {
        return *m_workspace->session.current()->image(sequence);
    }

private Q_SLOTS:
    void cleanup()
    {
        closeWindow();
        m_studies.reset();
        std::error_code ignored;
        fs::remove_all(m_folder.path() / "cache", ignored);
        fs::remove_all(m_folder.path() / "state", ignored);
    }

    void aDroppedStudyIsListedWithPicturesReasonsAndItsPatient()
    {
        m_studies.emplace();
        writeStudy(study());
        openCase(m_case);
        dropAndWait(study());
        QCOMPARE(table()->rowCount(), 4);
        const auto cell = [&](int row, SeriesTable::Column column) {
            return table()->index(row, column).data().toString();
        };
        QStringList taken;
        for (int row = 0; row < 4; ++row) {
            taken << cell(row, SeriesTable::TakenFor);
            const auto seen = [&] {
                return !table()->index(row, 0).data(Qt::DecorationRole).value<QIcon>().isNull();
            };
            QTRY_VERIFY(seen());
            QVERIFY(!cell(row, SeriesTable::Reason).isEmpty());
        }
        QCOMPARE(taken, (QStringList{u"FLAIR"_s, u"T1"_s, u"T1ce"_s, u"T2"_s}));
        QCOMPARE(cell(0, SeriesTable::Series), u"3, Sag FLAIR"_s);
        QCOMPARE(cell(0, SeriesTable::InversionTime), u"2400"_s);
        QCOMPARE(cell(2, SeriesTable::Agent), u"Gd"_s);
        QVERIFY(cell(1, SeriesTable::Grid).contains(u"20 × 25"_s));
        QCOMPARE(combo(Sequence::T1ce)->currentText(), u"5, Tra"_s);
        for (const char* word : {"MUSTER, Maria", "PAT-0815"}) {
            QVERIFY2(said("studyPatient").contains(QString::fromLatin1(word)), word);
        }
        QVERIFY(openButton()->isEnabled());
        dialog()->reject();
        QVERIFY(m_window->windowTitle().startsWith(u"Phantom_1"_s));
        QVERIFY(!m_window->messages().isVisible());
    }

    void aCorrectedProposalOpensInTheRightPlace()
    {
        m_studies.emplace();
        writeStudy(study());
        writeClassic(study(), secondT1ce());
        dropAndWait(study());
        QVERIFY(!openButton()->isEnabled());
        QVERIFY2(said("studyNotice0").contains(u"Which is the T1ce"_s),
                 qPrintable(said("studyNotice0")));
        choose(Sequence::T1ce, u"9, Tra again"_s);
        openChosen();
        const Case& open = *m_workspace->session.current();
        QCOMPARE(open.files.name, std::string("study"));
        for (const Sequence sequence : kAllSequences) {
            const bool second = sequence == Sequence::T1ce;
            const Geometry written = second ? anisotropicGeometry() : gridOf(sequence);
            const float more = second ? 1000 : 0;
            QVERIFY(maxCornerDisplacementMm(image(sequence).geometry, written) < 1e-3);
            QCOMPARE(valueAt(image(sequence), written, {0, 0, 0}), 200.F + more);
            QCOMPARE(valueAt(image(sequence), written, {6, 0, -9}), 300.F + more);
            QCOMPARE(valueAt(image(sequence), written, {0, 4.5, 9}), 400.F + more);
            QCOMPARE(valueAt(image(sequence), written, {-6, 0, -9}), 100.F + more);
            QCOMPARE(valueAt(image(sequence), written, {0, -4.5, 9}), 100.F + more);
        }
        QVERIFY(state().image(Sequence::T2) != nullptr);
        const std::optional<DicomOrigin> origin = m_workspace->session.dicomOrigin();
        QCOMPARE(origin->study, study());
        QCOMPARE(origin->series[0], marker(Sequence::Flair, {}).seriesUid());
        QCOMPARE(origin->series[2], secondT1ce().seriesUid());
        QVERIFY2(m_window->windowTitle().contains(u"MUSTER, Maria"_s),
                 qPrintable(m_window->windowTitle()));
    }

    void theChoiceIsProposedAgainTheNextTime()
    {
        m_studies.emplace();
        writeStudy(study());
        writeClassic(study(), secondT1ce());
        dropAndWait(study());
        choose(Sequence::T1ce, u"9, Tra again"_s);
        choose(Sequence::T2, u"None"_s);
        openChosen();
        closeWindow();
        makeWindow();
        dropAndWait(fs::directory_iterator(study())->path());  // one of its files
        QCOMPARE(combo(Sequence::T1ce)->currentText(), u"9, Tra again"_s);
        QCOMPARE(combo(Sequence::T2)->currentText(), u"None"_s);
        QVERIFY(openButton()->isEnabled());
        QVERIFY(said("studyMemory").contains(u"open before"_s));
    }

    void withoutASequenceItSaysWhatSegmentingNeeds()
    {
        m_studies.emplace();
        for (const Sequence sequence : {Sequence::Flair, Sequence::T1ce}) {
            writeClassic(study(), marker(sequence, gridOf(sequence)));
        }
        dropAndWait(study());
        QVERIFY2(said("studyNotice0").contains(u"No series is the T1 and T2."_s),
                 qPrintable(said("studyNotice0")));
        openChosen();
        QVERIFY(!m_workspace->session.current()->image(Sequence::T2));
        QVERIFY(m_workspace->session.current()->image(Sequence::Flair));
    }

    void nothingOfThePatientIsInAnyFile()
    {
        m_studies.emplace();
        writeStudy(study());
        m_window->keepPicturesIn(m_folder.path() / "cache" / "pictures");
        m_window->sessions().keepIn(m_folder.path() / "state" / "sessions");
        openCase(m_case);
        dropAndWait(study());
        choose(Sequence::T2, u"None"_s);
        openChosen();
        const LayerId made = m_workspace->session.addResult(u"unet"_s, result(Label::Enhancing));
        m_workspace->session.markKept(made);
        m_window->actions()[Command::SaveSession]->trigger();
        QVERIFY2(m_window->messages().text().contains(u"not kept in a session"_s),
                 qPrintable(m_window->messages().text()));
        QTest::qWait(2000);  // a session would be kept within one second
        const QByteArrayList words = {"MUSTER",     "Muster",   "Maria",  "PAT-0815",
                                      "1950-12-31", "19501231", "31.12.", "Lindenweg"};
        QCOMPARE(filesWith(m_studies->path(), {"PAT-0815"}).size(), 14 * 4);
        QCOMPARE(filesWith(m_folder.path(), words), QStringList());
        for (const fs::directory_entry& entry :
             fs::recursive_directory_iterator(m_folder.path() / "state" / "sessions")) {
            QVERIFY2(entry.path().extension() != ".glioscope", entry.path().c_str());
        }
        QVERIFY(m_window->close());
        closeWindow();
        m_settings->sync();
        QVERIFY(fs::file_size(m_folder.path() / "settings.ini") > 100);
        QVERIFY(fs::exists(choices()));
        QCOMPARE(filesWith(m_folder.path(), words), QStringList());
    }

    void itsFolderIsTheUsersAloneAndGoesWithTheCase()
    {
        m_studies.emplace();
        writeStudy(study());
        dropAndWait(study());
        openChosen();
        QCOMPARE(namesIn(cases()).size(), 1);
        const fs::path folder = cases() / namesIn(cases())[0].toStdString();
        QCOMPARE(fs::status(folder).permissions(), fs::perms::owner_all);
        QCOMPARE(fs::status(cases()).permissions(), fs::perms::owner_all);
        openCase(m_case);
        QTRY_VERIFY(namesIn(cases()).isEmpty());
        QCOMPARE(m_window->windowTitle(), u"Phantom_1 – Glioscope"_s);
        dropAndWait(study());
        openChosen();
        QCOMPARE(namesIn(cases()).size(), 1);
        closeWindow();
        QVERIFY(namesIn(cases()).isEmpty());
    }

    /// Qt keeps the last folders of its dialog in a file of its own.
    void theFolderThatIsChosenInTheMenuIsNotRemembered()
    {
        m_studies.emplace();
        writeStudy(study());
        m_window->studies().keepIn(cases(), choices());
        QSignalSpy answered(&m_window->studies(), &StudyCommands::answered);
        answerNextFile(QString::fromStdString(study().string()));
        m_window->actions()[Command::OpenStudy]->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, 60'000);
        QCOMPARE(table()->rowCount(), 4);
        dialog()->reject();
        const QSettings qt(QSettings::UserScope, u"QtProject"_s);
        QVERIFY(qt.contains(u"FileDialog/qtVersion"_s));
        for (const QString& key : qt.allKeys()) {
            const QString kept = qt.value(key).toStringList().join(u' ');
            QVERIFY2(!kept.contains(QLatin1String(kFolder)), qPrintable(key + kept));
        }
    }

    /// A dataset beside the scans that it was made of opens as it did.
    void aCaseIsOneThoughItsScansLieAboveIt()
    {
        m_studies.emplace();
        writeStudy(study() / "scans");
        const fs::path made = study() / "derived" / "nifti" / "case";
        fs::create_directories(made.parent_path());
        fs::copy(m_case, made, fs::copy_options::recursive);
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        drop(study());
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(!dialog());
    }

    void thePictureOfAStudyIsRefusedInASentence()
    {
        m_studies.emplace();
        writeStudy(study());
        QProcess viewer;
        const fs::path file = m_folder.path() / "picture.png";
        viewer.start(QString::fromStdString(program("glioscope").string()),
                     {u"--snapshot"_s, QString::fromStdString(file.string()),
                      QString::fromStdString(study().string())});
        QVERIFY(viewer.waitForFinished(60'000));
        QCOMPARE(viewer.exitCode(), 1);
        const QByteArray said = viewer.readAllStandardError();
        QVERIFY2(said.contains("A DICOM study is opened in the window"), said);
        QVERIFY(!fs::exists(file));
    }

    void whatAKilledProgramLeftGoesAtTheNextStart()
    {
        fs::create_directories(cases());
        const pid_t child = fork();
        if (child == 0) {
            const OwnedFolder folder(cases());
            std::ofstream(folder.path() / "study_flair.nii") << "voxels";
            kill(getpid(), SIGKILL);
        }
        int status = 0;
        waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(namesIn(cases()).size(), 1);
        m_window->studies().keepIn(cases(), choices());
        QVERIFY(namesIn(cases()).isEmpty());
    }

    void cancellingLeavesTheOpenCaseAndNoFile()
    {
        m_studies.emplace();
        writeStudy(study());
        openCase(m_case);
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        drop(study());
        QVERIFY(dialog());
        dialog()->reject();  // while its files are looked through
        QTRY_VERIFY(!dialog());
        dropAndWait(study());
        openButton()->click();
        QVERIFY(!openButton()->isEnabled());
        dialog()->reject();  // while its series are read
        QTRY_VERIFY(!dialog());
        QVERIFY(namesIn(cases()).isEmpty());
        QVERIFY(!fs::exists(choices()));
        QCOMPARE(opened.size(), 0);
        QVERIFY(m_window->windowTitle().startsWith(u"Phantom_1"_s));
    }

    void whatIsNoStudyIsOneSentenceAndTheCaseStays_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("CT") << u"ct"_s << u"holds no MR images but CT (14 files)"_s;
        QTest::newRow("localizer") << u"localizer"_s << u"has localizers alone"_s;
        QTest::newRow("truncated") << u"truncated"_s << u"Copy it again"_s;
        QTest::newRow("no DICOM") << u"text"_s << u"holds no DICOM files"_s;
    }

    void whatIsNoStudyIsOneSentenceAndTheCaseStays()
    {
        QFETCH(QString, kind);
        QFETCH(QString, sentence);
        m_studies.emplace();
        DicomFixture f = marker(Sequence::T1, anisotropicGeometry());
        f.modality = kind == u"ct"_s ? "CT" : "MR";
        if (kind == u"localizer"_s) {
            f.stored.geometry.size[2] = 2;
        }
        if (kind == u"text"_s) {
            fs::create_directories(study());
            std::ofstream(study() / "image.dcm") << "no image";
        } else {
            for (const fs::path& file : writeClassic(study(), f)) {
                fs::resize_file(file, fs::file_size(file) - (kind == u"truncated"_s ? 100 : 0));
            }
        }
        openCase(m_case);
        dropAndWait(study());
        QVERIFY(m_window->messages().isVisible());
        QVERIFY2(m_window->messages().text().contains(sentence),
                 qPrintable(m_window->messages().text()));
        QVERIFY(!m_window->messages().text().contains(u'\n'));
        QTRY_VERIFY(!dialog());
        QVERIFY(m_window->windowTitle().startsWith(u"Phantom_1"_s));
        QVERIFY(namesIn(cases()).isEmpty());
    }
};

QTEST_MAIN(TestStudyCommands)
#include "test_study_commands.moc"
