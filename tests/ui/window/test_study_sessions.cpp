// Sessions of a study's case: its series are read again, with what was found and decided about
// them, and nothing tells whose they are.

#include "segmentation/case/formats/label_writer.h"
#include "tests/support/files_with.h"
#include "tests/support/questions.h"
#include "tests/support/study_window_case.h"
#include "ui/session/autosave.h"
#include "ui/study/study_dialog.h"
#include "ui/window/session_commands.h"
#include "ui/window/study_commands.h"
#include "viewer/session/session_file.h"

#include <QCheckBox>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

constexpr int kLongMs = 60'000;

/// Not 0 in a box in the middle.
Mask boxIn(const Geometry& grid)
{
    Mask mask(grid);
    for (int k = grid.size[2] / 4; k < 3 * grid.size[2] / 4; ++k) {
        for (int j = grid.size[1] / 4; j < 3 * grid.size[1] / 4; ++j) {
            for (int i = grid.size[0] / 4; i < 3 * grid.size[0] / 4; ++i) {
                mask.at(i, j, k) = 1;
            }
        }
    }
    return mask;
}

}  // namespace

class TestStudySessions : public StudyWindowCase {
    Q_OBJECT

    RawScans& raw() { return m_workspace->raw; }
    CaseSession& session() { return m_workspace->session; }
    /// A study whose folder tells nothing.
    fs::path plainStudy()
    {
        writeMarkerStudy(study());
        const fs::path plain = studies() / "visit 7";
        fs::rename(study(), plain);
        return plain;
    }
    fs::path fileIn(const char* folder)
    {
        const fs::path parent = m_folder.path() / folder;
        fs::create_directories(parent);
        return parent / "s.glioscope";
    }
    void openWithoutT2(const fs::path& folder)
    {
        dropAndWait(folder);
        choose(Sequence::T2, u"None"_s);
        openChosen();
    }

    LabelContent labelsOnT1ce(Label label)
    {
        const Mask box = boxIn(session().current()->image(Sequence::T1ce)->geometry);
        auto map = std::make_shared<LabelMap>(box.geometry, Label::Background);
        std::ranges::transform(box.voxels, map->voxels.begin(), [&](std::uint8_t inside) {
            return inside != 0 ? label : Label::Background;
        });
        return measured(std::move(map), LabelScheme::Brats2023);
    }

    /// A result, the FLAIR moved and accepted, and a brain mask grown by 2 mm.
    void decide()
    {
        session().addResult(u"unet"_s, labelsOnT1ce(Label::Enhancing));
        CaseAlignment alignment;
        RigidRegistration& move = alignment.moves[static_cast<std::size_t>(Sequence::Flair)];
        move.isMoved = move.isAccepted = true;
        move.toMoving = rigidAbout({0, 0, 0}, {0.05, -0.1, 0.02}, {4, -3, 2});
        move.largestMoveMm = 9;
        raw().moves.use(alignment);
        QTRY_VERIFY(state().imageIsMoved(Sequence::Flair));
        const fs::path mask = m_folder.path() / "mask.nii.gz";
        writeBytes(mask, boxIn(session().current()->image(Sequence::T1ce)->geometry));
        raw().brain.load(mask);
        QTRY_VERIFY(raw().brain.isShown());
        const double ml = raw().brain.volumeMl();
        raw().brain.setGrownMm(2);
        QTRY_VERIFY(raw().brain.volumeMl() > 1.05 * ml);
    }
    void isAsDecided(double grownMl)
    {
        const auto labels = std::ranges::find_if(
            session().layers(), [](const Layer& layer) { return layer.name == "unet"; });
        QVERIFY(labels != session().layers().end());
        QVERIFY(labels->labels()->map->voxels == labelsOnT1ce(Label::Enhancing).map->voxels);
        QTRY_VERIFY(state().imageIsMoved(Sequence::Flair));
        QVERIFY(!state().imageIsMoved(Sequence::T1));
        QVERIFY(raw().moves.isDecided() && raw().moves.inUse()->moves[0].isAccepted);
        QTRY_VERIFY(raw().brain.isShown());
        QCOMPARE(raw().brain.grownMm(), 2.0);
        QVERIFY(std::abs(raw().brain.volumeMl() - grownMl) < 1e-6);
        SegmentJob job;
        raw().fill(job);
        QVERIFY(!job.knownMoves.empty() && !job.brainMask.empty());
    }

    void save(const fs::path& file)
    {
        QSignalSpy saved(&m_window->sessions(), &SessionCommands::saved);
        m_window->sessions().save(file);
        QTRY_COMPARE(saved.size(), 1);
    }
    /// Until it is restored; what is not as it was.
    QStringList restore(const std::function<void()>& open)
    {
        QSignalSpy restored(&m_window->sessions(), &SessionCommands::restored);
        open();
        [&] { QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, kLongMs); }();
        return restored.isEmpty() ? QStringList(u"not restored"_s) : restored[0][0].toStringList();
    }
    /// Why it was not.
    QString refusal(const std::function<void()>& open)
    {
        QSignalSpy failed(&m_window->sessions(), &SessionCommands::failed);
        open();
        [&] { QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kLongMs); }();
        return failed.isEmpty() ? QString() : failed[0][0].toString();
    }
    void nextWindow()
    {
        closeWindow();
        makeWindow();
        m_window->studies().keepIn(cases(), choices());
    }

private Q_SLOTS:
    void aStudyComesBackWithWhatWasFoundAndDecided()
    {
        const fs::path folder = plainStudy(), file = fileIn("back");
        openWithoutT2(folder);
        decide();
        const double ml = raw().brain.volumeMl();
        const DicomOrigin before = *session().dicomOrigin();
        state().setSequence(Sequence::T1);
        save(file);
        QVERIFY(session().resultsToLose().isEmpty());
        const SavedSession saved = readSession(file).session;
        QCOMPARE(saved.caseFiles.study->folder, folder);
        QCOMPARE(filesWith(file.parent_path(), patientTraces()), QStringList());
        for (const std::string& uid : before.series) {
            QVERIFY(uid.empty() ||
                    filesWith(file.parent_path(), {QByteArray::fromStdString(uid)}).isEmpty());
        }

        nextWindow();
        QCOMPARE(restore([&] { m_window->open(QString::fromStdString(file.string())); }),
                 QStringList());
        QTRY_VERIFY(!dialog());
        QCOMPARE(session().dicomOrigin()->study, folder);
        QVERIFY(session().dicomOrigin()->series == before.series);
        QVERIFY(!session().current()->image(Sequence::T2));
        QCOMPARE(state().sequence(), Sequence::T1);
        QVERIFY2(m_window->windowTitle().contains(u"MUSTER, Maria"_s),
                 qPrintable(m_window->windowTitle()));
        isAsDecided(ml);
        // Saved again nothing is left that it does not need.
        save(file);
        QCOMPARE(readSession(file).session.layers.size(), std::size_t{1});
        QCOMPARE(entriesOf(file.parent_path() / "s_files").size(), 2);
    }

    void aFolderCalledAfterItsPatientIsNotNamedAndAskedFor()
    {
        writeMarkerStudy(study());
        const fs::path file = fileIn("asked");
        openWithoutT2(study());
        decide();
        const double ml = raw().brain.volumeMl();
        save(file);
        QVERIFY(readSession(file).session.caseFiles.study->folder.empty());
        QCOMPARE(filesWith(file.parent_path(), patientTraces()), QStringList());
        nextWindow();
        const QString said =
            refusal([&] { m_window->open(QString::fromStdString(file.string())); });
        QVERIFY2(said.contains(u"called after the patient"_s), qPrintable(said));
        QVERIFY(m_window->messages().isOffering());
        answerNextFile(QString::fromStdString(study().string()));
        QCOMPARE(restore([&] { m_window->findChild<QPushButton*>(u"messageAction"_s)->click(); }),
                 QStringList());
        isAsDecided(ml);
        m_settings->sync();
        QCOMPARE(filesWith(m_folder.path(), patientTraces()), QStringList());
    }

    /// Ticked, and remembered for the study: the session finds it without a question, also when it
    /// is saved again. Not ticked any more, nothing of it stays.
    void aFolderCalledAfterItsPatientIsNamedWhereThatIsTicked()
    {
        writeMarkerStudy(study());
        const fs::path file = fileIn("ticked");
        const auto tick = [&] { return dialog()->findChild<QCheckBox*>(u"studyKeepsPaths"_s); };
        dropAndWait(study());
        QVERIFY(tick()->isVisible() && !tick()->isChecked());
        tick()->click();
        openChosen();
        save(file);
        QCOMPARE(readSession(file).session.caseFiles.study->folder, study());
        nextWindow();
        QCOMPARE(restore([&] { m_window->sessions().open(file); }), QStringList());
        save(file);
        QCOMPARE(readSession(file).session.caseFiles.study->folder, study());
        QTRY_VERIFY(!dialog());
        dropAndWait(study());
        QVERIFY(tick()->isChecked());
        tick()->click();
        openChosen();
        save(file);
        QVERIFY(readSession(file).session.caseFiles.study->folder.empty());
        QCOMPARE(filesWith(file.parent_path(), patientTraces()), QStringList());
        dropAndWait(plainStudy());
        QVERIFY(!tick()->isVisible());
    }

    void anotherStudyIsASentenceAndTheCaseStays()
    {
        const fs::path folder = plainStudy(), file = fileIn("other");
        openWithoutT2(folder);
        save(file);
        openCase(m_case);
        fs::remove_all(folder);
        QString said = refusal([&] { m_window->sessions().open(file); });
        QVERIFY2(said.contains(u"is not in"_s), qPrintable(said));
        const fs::path other = studies() / "visit 8";
        writeClassic(other, secondT1ce());
        said = refusal([&] { m_window->sessions().open(file, {other}); });
        QVERIFY2(said.contains(u"does not have all the series"_s), qPrintable(said));
        QTRY_VERIFY(!dialog());
        QVERIFY(m_window->windowTitle().startsWith(u"Phantom_1"_s));
        QVERIFY(entriesOf(cases()).isEmpty());
    }

    void whatAWindowLeftOfAStudyIsOffered()
    {
        const fs::path kept = m_folder.path() / "state" / "sessions";
        const fs::path folder = plainStudy();
        m_window->sessions().keepIn(kept);
        openWithoutT2(folder);
        decide();
        const double ml = raw().brain.volumeMl();
        bool isKept = false;
        m_window->sessions().autosave()->onceKept([&] { isKept = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isKept, 15'000);
        QCOMPARE(filesWith(kept, patientTraces()), QStringList());
        nextWindow();  // without a word to anybody, as a crash
        m_window->sessions().keepIn(kept);
        QVERIFY(m_window->messages().isOffering());
        // What is written before the mask is shown has it: the session that was left goes then.
        const fs::path atOnce = fileIn("at once");
        bool wasShown = true;
        connect(&m_window->sessions(), &SessionCommands::restored, this, [&] {
            wasShown = raw().brain.isShown();
            m_window->sessions().save(atOnce);
        });
        QCOMPARE(restore([&] { m_window->findChild<QPushButton*>(u"messageAction"_s)->click(); }),
                 QStringList());
        QVERIFY(!wasShown);
        QTRY_VERIFY(fs::exists(atOnce));
        const SavedRawScans saved = readSession(atOnce).session.rawScans;
        QVERIFY(saved.brain);
        QCOMPARE(saved.brainGrownMm, 2.0);
        isAsDecided(ml);
    }

    /// Neither a path nor the name of a layer that is called after its file.
    void filesCalledAfterThePatientAreNotNamed()
    {
        const fs::path folder = plainStudy(), file = fileIn("files");
        openWithoutT2(folder);
        const fs::path mask = studies() / "MUSTER_Maria.nii.gz";
        writeLabels(mask, *labelsOnT1ce(Label::Oedema).map, LabelScheme::Brats2021);
        QSignalSpy added(&session(), &CaseSession::masksAdded);
        m_window->addSegmentations({QString::fromStdString(mask.string())});
        QTRY_COMPARE(added.size(), 1);
        save(file);
        QCOMPARE(filesWith(file.parent_path(), patientTraces()), QStringList());
        nextWindow();
        QCOMPARE(restore([&] { m_window->sessions().open(file); }), QStringList());
        QCOMPARE(session().layers().size(), std::size_t{1});
        QVERIFY(session().layers()[0].labels()->map->voxels ==
                labelsOnT1ce(Label::Oedema).map->voxels);
    }

    /// Beside the study, where who opens it also wants it kept.
    void whereASessionLiesIsNotRememberedWhereItTellsThePatient()
    {
        writeMarkerStudy(study());
        openWithoutT2(study());
        answerNextFile(QString::fromStdString((study() / "s.glioscope").string()));
        QSignalSpy saved(&m_window->sessions(), &SessionCommands::saved);
        m_window->actions()[Command::SaveSession]->trigger();
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(fs::exists(study() / "s.glioscope"));
        const auto* recent = m_window->findChild<QMenu*>(u"recentMenu"_s);
        for (const QAction* action : recent->actions()) {
            QVERIFY(!action->toolTip().contains(u"MUSTER"_s));
        }
        QVERIFY(m_window->close());
        closeWindow();
        m_settings->sync();
        QCOMPARE(filesWith(m_folder.path(), patientTraces()), QStringList());
        const QSettings qt(QSettings::UserScope, u"QtProject"_s);
        for (const QString& key : qt.allKeys()) {
            QVERIFY(!qt.value(key).toStringList().join(u' ').contains(u"MUSTER"_s));
        }
    }
};

QTEST_MAIN(TestStudySessions)
#include "test_study_sessions.moc"
