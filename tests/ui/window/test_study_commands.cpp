// A DICOM study in the real window with the real engine: dropped, corrected, opened in the right
// place, remembered, cancelled, refused.

#include "tests/support/opened_files.h"
#include "tests/support/study_window_case.h"
#include "tests/support/synthetic_volume.h"
#include "ui/settings/language.h"
#include "ui/study/series_table.h"
#include "ui/study/study_dialog.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <fstream>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

/// What an image shows at a place of the marker, from the middle of the grid that it was written
/// on.
float valueAt(const Image& image, const Geometry& written, const Vec3& fromMiddle)
{
    const Vec3 middle = written.centreLps();
    const Index3 voxel = image.geometry.nearestVoxel(
        {middle[0] + fromMiddle[0], middle[1] + fromMiddle[1], middle[2] + fromMiddle[2]});
    return image.geometry.contains(voxel) ? image.at(voxel[0], voxel[1], voxel[2]) : -1;
}

}  // namespace

class TestStudyCommands : public StudyWindowCase {
    Q_OBJECT

    [[nodiscard]] const Image& image(Sequence sequence)
    {
        return *m_workspace->session.current()->image(sequence);
    }

private Q_SLOTS:
    void aDroppedStudyIsListedWithPicturesReasonsAndItsPatient()
    {
        writeMarkerStudy(study());
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
        writeMarkerStudy(study());
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
            const Geometry written = second ? anisotropicGeometry() : studyGrid(sequence);
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
        QCOMPARE(origin->series[0], markerSeries(Sequence::Flair, {}).seriesUid());
        QCOMPARE(origin->series[2], secondT1ce().seriesUid());
        QVERIFY2(m_window->windowTitle().contains(u"MUSTER, Maria"_s),
                 qPrintable(m_window->windowTitle()));
    }

    void openingTheCaseReadsNoFileOfAnotherSeries()
    {
        std::vector<fs::path> chosen;
        for (const Sequence sequence : kAllSequences) {
            const auto files = writeClassic(study(), markerSeries(sequence, studyGrid(sequence)));
            if (sequence != Sequence::T2) {
                chosen.insert(chosen.end(), files.begin(), files.end());
            }
        }
        writeClassic(study(), secondT1ce());
        dropAndWait(study());
        choose(Sequence::T1ce, u"5, Tra"_s);
        choose(Sequence::T2, u"None"_s);
        const auto* doing = dialog()->findChild<QLabel*>(u"studyProgress"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!doing->isVisible(), 60'000);  // pictures are read no more
        OpenedFiles opened;
        opened.watch(study());
        openChosen();
        QVERIFY(opened.names() == watchedNames(chosen));
    }

    void theChoiceIsProposedAgainTheNextTime()
    {
        writeMarkerStudy(study());
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
        for (const Sequence sequence : {Sequence::Flair, Sequence::T1ce}) {
            writeClassic(study(), markerSeries(sequence, studyGrid(sequence)));
        }
        dropAndWait(study());
        QVERIFY2(said("studyNotice0").contains(u"No series is the T1 and T2."_s),
                 qPrintable(said("studyNotice0")));
        openChosen();
        QVERIFY(!m_workspace->session.current()->image(Sequence::T2));
        QVERIFY(m_workspace->session.current()->image(Sequence::Flair));
    }

    /// A dataset beside the scans that it was made of opens as it did.
    void whatWasMendedInASeriesIsSaidOverTheOpenCase()
    {
        writeMarkerStudy(study());
        const auto files = writeClassic(
            study(), markerSeries(Sequence::T2, studyGrid(Sequence::T2)));  // the same again
        fs::remove(files[7]);
        dropAndWait(study());
        const QString why = table()->index(3, SeriesTable::Reason).data().toString();
        QVERIFY2(why.contains(u"interpolated"_s), qPrintable(why));
        openChosen();
        QVERIFY(m_window->messages().isVisible());
        QCOMPARE(m_window->messages().kind(), Notice::Kind::Warning);
        QVERIFY2(m_window->messages().text().startsWith(u"Series 6, Tra: "_s),
                 qPrintable(m_window->messages().text()));
        QCOMPARE(image(Sequence::T2).geometry.size[2], 14);
    }

    void whatIsDoubtfulInAStudyIsToldInSpanish()
    {
        writeMarkerStudy(study());
        const auto files =
            writeClassic(study(), markerSeries(Sequence::T2, studyGrid(Sequence::T2)));
        fs::remove(files[7]);
        const auto cut = writeClassic(study(), secondT1ce());
        fs::resize_file(cut[3], fs::file_size(cut[3]) - 100);
        const Translation spanish(Language::Spanish);
        dropAndWait(study());
        QVERIFY2(said("studyNotice1").contains(u"tiene menos píxeles de los que declara"_s) ||
                     said("studyNotice1").contains(u"está cortado o dañado"_s),
                 qPrintable(said("studyNotice1")));
        QStringList reasons;
        for (int row = 0; row < table()->rowCount(); ++row) {
            reasons << table()->index(row, SeriesTable::Reason).data().toString();
        }
        QCOMPARE(reasons[0], u"TE 100 ms y TI 2400 ms"_s);
        QVERIFY2(reasons.join(u'\n').contains(u"está interpolado"_s),
                 qPrintable(reasons.join(u'\n')));
        QVERIFY2(reasons.join(u'\n').contains(u"su cabecera nombra un contraste"_s),
                 qPrintable(reasons.join(u'\n')));
        choose(Sequence::T1ce, u"5, Tra"_s);
        openChosen();
        QVERIFY2(m_window->messages().text().startsWith(u"Serie 6, Tra: Falta 1 de 14 cortes: "_s),
                 qPrintable(m_window->messages().text()));
    }

    void aCaseIsOneThoughItsScansLieAboveIt()
    {
        writeMarkerStudy(study() / "scans");
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
        writeMarkerStudy(study());
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

    void cancellingLeavesTheOpenCaseAndNoFile()
    {
        writeMarkerStudy(study());
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
        QVERIFY(entriesOf(cases()).isEmpty());
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
        DicomFixture f = markerSeries(Sequence::T1, anisotropicGeometry());
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
        QVERIFY(entriesOf(cases()).isEmpty());
    }
};

QTEST_MAIN(TestStudyCommands)
#include "test_study_commands.moc"
