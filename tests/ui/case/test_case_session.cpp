#include "ui/case/case_session.h"
#include "ui/widgets/path_string.h"

#include "segmentation/case/formats/case_reader.h"
#include "tests/support/small_case.h"
#include "tests/support/test_data.h"
#include "viewer/state/view_state.h"

#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <algorithm>
#include <string>

using namespace glioscope;

class TestCaseSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void openedCaseFillsTheStateWithImagesAndExpert()
    {
        Document document;
        ViewState state{document};
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(plainCase());
        QVERIFY(session.isLoading());
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(!session.isLoading());
        QVERIFY(state.image(Sequence::T2) != nullptr);
        QCOMPARE(session.layers().size(), std::size_t{1});
        QCOMPARE(session.layers()[0].name, std::string("Expert"));
        QVERIFY(state.activeLayer()->labels()->map->voxels == m_phantom.labels.voxels);
        QVERIFY(!session.hasUnsavedResults());
    }

    void oneFileOpensItsCase()
    {
        Document document;
        ViewState state{document};
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(plainCase() / "Phantom_1_t2.nii");
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(state.image(Sequence::Flair) != nullptr);
    }

    /// What the case holds on to goes with it, and not before.
    void originInAStudyIsThatOfTheOpenCase()
    {
        Document document;
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        const auto held = std::make_shared<int>(0);
        const std::weak_ptr<int> watched = held;
        session.openBy(QStringLiteral("study"), QStringLiteral("study"),
                       [held, folder = plainCase()]() -> OpenOutcome {
                           OpenOutcome outcome = openPath(folder);
                           OpenedCase whole = *std::get<std::shared_ptr<const OpenedCase>>(outcome);
                           whole.dicom = DicomOrigin{"/studies/7", {"", "", "1.2.3", ""}};
                           whole.keeps = held;
                           return std::make_shared<const OpenedCase>(std::move(whole));
                       });
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(session.dicomOrigin()->study, std::filesystem::path("/studies/7"));
        QCOMPARE(session.dicomOrigin()->series[2], std::string("1.2.3"));
        QVERIFY(held.use_count() > 1);
        session.open(plainCase());
        QTRY_COMPARE(opened.size(), 2);
        QVERIFY(!session.dicomOrigin());
        QTRY_COMPARE(watched.use_count(), 1L);
    }

    void failedOpeningNamesTheFileAndKeepsTheOpenCase()
    {
        Document document;
        ViewState state{document};
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        QSignalSpy failed(&session, &CaseSession::openFailed);
        session.open(plainCase());
        QTRY_COMPARE(opened.size(), 1);
        const auto image = state.image(Sequence::Flair);
        const std::filesystem::path broken =
            test::writeCase(m_folder.path(), m_phantom, {.name = "Broken"});
        std::filesystem::resize_file(broken / "Broken_t1.nii", 500);
        session.open(broken);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("Broken_t1.nii")));
        QCOMPARE(state.image(Sequence::Flair), image);
        QCOMPARE(session.current()->files.name, std::string("Phantom_1"));
        session.open(m_folder.path() / "there is no such folder");
        QTRY_COMPARE(failed.size(), 2);
        QCOMPARE(opened.size(), 1);
    }

    void onlyTheLastOfSeveralOpeningsIsShown()
    {
        Document document;
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        const auto other =
            test::writeCase(m_folder.path(), m_phantom, {.name = "Other", .withLabels = false});
        session.open(plainCase());
        session.open(other);
        QTRY_VERIFY(!session.isLoading());
        QCOMPARE(session.current()->files.name, std::string("Other"));
        QCOMPARE(opened.size(), 1);
        QVERIFY(session.layers().empty());
    }

    void openingsAskedForMeanwhileAreDroppedButTheNewest()
    {
        const std::filesystem::path dataset = writeDataset("many", 6);
        Document document;
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(dataset);
        QTRY_COMPARE(opened.size(), 1);
        QThreadPool& pool = *QThreadPool::globalInstance();
        pool.waitForDone();
        for (int i = 1; i < 6; ++i) {
            session.openDatasetCase(i);
            QCOMPARE(session.wantedIndex(), i);
            QVERIFY(pool.activeThreadCount() <= 1);
        }
        QTRY_COMPARE(session.datasetIndex(), 5);
        QVERIFY(!session.isLoading());
        QCOMPARE(opened.size(), 2);
    }

    void askingForTheOpenCaseEndsTheOpeningOfAnother()
    {
        Document document;
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(writeDataset("back", 3));
        QTRY_COMPARE(opened.size(), 1);
        session.openDatasetCase(1);
        session.openDatasetCase(0);
        QVERIFY(!session.isLoading());
        QCOMPARE(session.wantedIndex(), 0);
        session.openDatasetCase(2);  // after the one that nobody waits for
        QTRY_COMPARE(opened.size(), 2);
        QCOMPARE(session.datasetIndex(), 2);
    }

    void aDamagedCaseIsRememberedWithItsReasonAndCanBePassed()
    {
        const std::filesystem::path dataset = writeDataset("damaged", 3);
        std::filesystem::resize_file(dataset / "E_2" / "E_2_t1.nii", 500);
        Document document;
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        QSignalSpy failed(&session, &CaseSession::openFailed);
        session.open(dataset);
        QTRY_COMPARE(opened.size(), 1);
        session.openDatasetCase(1);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(session.datasetIndex(), 0);
        QCOMPARE(session.wantedIndex(), 1);
        QVERIFY(session.failureOf(1).contains(QStringLiteral("E_2_t1.nii")));
        QVERIFY(session.failureOf(0).isEmpty());
        test::writeCase(dataset, m_phantom, {.name = "E_2"});
        session.openDatasetCase(1);
        QTRY_COMPARE(opened.size(), 2);
        QVERIFY(session.failureOf(1).isEmpty());
    }

    void ambiguousLabelsAskAndOpenUnderTheAnswer()
    {
        Document document;
        CaseSession session(document);
        QSignalSpy asked(&session, &CaseSession::schemeNeeded);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(ambiguousCase());
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(opened.size(), 0);
        const auto question = asked[0][0].value<SchemeQuestion>();
        session.answerScheme(question, LabelScheme::Msd);
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(session.current()->labels != nullptr);
        QCOMPARE(session.current()->labels->scheme, LabelScheme::Msd);
    }

    void withoutAnAnswerTheCaseOpensWithoutLabels()
    {
        Document document;
        CaseSession session(document);
        QSignalSpy asked(&session, &CaseSession::schemeNeeded);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(ambiguousCase());
        QTRY_COMPARE(asked.size(), 1);
        session.answerScheme(asked[0][0].value<SchemeQuestion>(), std::nullopt);
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(session.layers().empty());
    }

    void unnamedChannelsAskAndTheAnswerHoldsForTheDataset()
    {
        const std::filesystem::path dataset = m_folder.path() / "unnamed";
        test::writeUnnamedDataset(dataset, m_phantom, {"U_1", "U_2"});
        Document document;
        CaseSession session(document);
        QSignalSpy asked(&session, &CaseSession::channelsNeeded);
        QSignalSpy opened(&session, &CaseSession::opened);
        QSignalSpy failed(&session, &CaseSession::openFailed);
        session.open(dataset);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(opened.size() + failed.size(), 0);
        const auto question = asked[0][0].value<ChannelsQuestion>();
        QCOMPARE(question.pictures.size(), std::size_t{4});
        session.answerChannels(question,
                               {Sequence::T2, Sequence::T1, Sequence::T1ce, Sequence::Flair});
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(session.current()->image(Sequence::Flair)->voxels ==
                m_phantom.images[static_cast<std::size_t>(Sequence::Flair)].voxels);
        QCOMPARE(session.dataset().size(), std::size_t{2});
        session.openDatasetCase(1);
        QTRY_COMPARE(opened.size(), 2);
        QVERIFY(session.current()->image(Sequence::T2)->voxels ==
                m_phantom.images[static_cast<std::size_t>(Sequence::T2)].voxels);
        // Told beforehand there is no question.
        session.open(dataset, {Sequence::T2, Sequence::T1, std::nullopt, Sequence::Flair});
        QTRY_COMPARE(opened.size(), 3);
        QVERIFY(!session.current()->image(Sequence::T1ce) && asked.size() == 1);
    }

    void aFolderWhoseNameIsNoUnicodeOpens()
    {
        const auto folder =
            test::writeCase(m_folder.path() / "M\xFCller", m_phantom, {.name = "K\xE4"});
        Document document;
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(folder);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(pathFromString(opened[0][0].toString()), folder);
        QVERIFY(shownPath(opened[0][0].toString()).contains(QChar(0xFFFD)));
        session.open(pathFromString(opened[0][0].toString()));
        QTRY_COMPARE(opened.size(), 2);
        const auto bytes = QByteArray::fromStdString(folder.string());
        QCOMPARE(
            pathFromString(pathString(QUrl::fromEncoded("file://" + bytes.toPercentEncoding("/")))),
            folder);
    }

    void datasetListsItsCasesAndStepsThroughThem()
    {
        const std::filesystem::path dataset = m_folder.path() / "dataset";
        for (const char* name : {"A_1", "A_2", "A_3"}) {
            test::writeCase(dataset, m_phantom, {.name = name});
        }
        Document document;
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(dataset);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(session.dataset().size(), std::size_t{3});
        QCOMPARE(session.datasetIndex(), 0);
        session.openDatasetCase(2);
        QTRY_COMPARE(opened.size(), 2);
        QCOMPARE(session.datasetIndex(), 2);
        QCOMPARE(session.dataset().size(), std::size_t{3});
        session.open(plainCase());
        QTRY_COMPARE(opened.size(), 3);
        QVERIFY(session.dataset().empty());
    }

    void aDatasetOpensWithItsFirstSoundCase()
    {
        const std::filesystem::path dataset = m_folder.path() / "first broken";
        for (const char* name : {"D_1", "D_2"}) {
            test::writeCase(dataset, m_phantom, {.name = name});
        }
        std::filesystem::resize_file(dataset / "D_1" / "D_1_t1.nii", 500);
        Document document;
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(dataset);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(session.dataset().size(), std::size_t{2});
        QCOMPARE(session.datasetIndex(), 1);
    }

    void anAnswerIsForItsDatasetAlone()
    {
        const std::filesystem::path first = m_folder.path() / "first",
                                    second = m_folder.path() / "second";
        for (const char* name : {"A_1", "A_2"}) {
            test::writeCase(first, m_phantom, {.name = name, .ambiguous = true});
        }
        test::writeCase(second, m_phantom, {.name = "B_1"});
        test::writeCase(second, m_phantom, {.name = "B_2", .ambiguous = true});
        Document document;
        CaseSession session(document);
        QSignalSpy asked(&session, &CaseSession::schemeNeeded);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(first);
        QTRY_COMPARE(asked.size(), 1);
        session.answerScheme(asked[0][0].value<SchemeQuestion>(), LabelScheme::Msd);
        QTRY_COMPARE(opened.size(), 1);
        session.openDatasetCase(1);
        QTRY_COMPARE(opened.size(), 2);
        QCOMPARE(session.current()->labels->scheme, LabelScheme::Msd);
        session.open(second);
        QTRY_COMPARE(opened.size(), 3);
        session.openDatasetCase(1);
        QTRY_COMPARE(asked.size(), 2);
        QCOMPARE(opened.size(), 3);
    }

    void anAnswerThatDoesNotFitAnotherCaseIsAskedAgain()
    {
        const std::filesystem::path dataset = m_folder.path() / "mixed";
        Phantom withoutEt = m_phantom;
        std::ranges::replace(withoutEt.labels.voxels, Label::Enhancing, Label::Necrosis);
        test::writeCase(dataset, withoutEt, {.name = "C_1", .ambiguous = true});
        test::writeCase(dataset, m_phantom, {.name = "C_2", .ambiguous = true});
        Document document;
        CaseSession session(document);
        QSignalSpy asked(&session, &CaseSession::schemeNeeded);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(dataset);
        QTRY_COMPARE(asked.size(), 1);
        const auto question = asked[0][0].value<SchemeQuestion>();
        QCOMPARE(question.fitting.size(), std::size_t{4});
        session.answerScheme(question, LabelScheme::Brats2021);
        QTRY_COMPARE(opened.size(), 1);
        session.openDatasetCase(1);
        QTRY_COMPARE(asked.size(), 2);
        QCOMPARE(asked[1][0].value<SchemeQuestion>().fitting,
                 (std::vector{LabelScheme::Brats2023, LabelScheme::Msd, LabelScheme::BratsPed}));
    }

    void savingALayerThatIsGoneSaysSo()
    {
        Document document;
        CaseSession session(document);
        QSignalSpy failed(&session, &CaseSession::saveFailed);
        session.save(7, m_folder.path() / "gone.nii.gz");
        QCOMPARE(failed.size(), 1);
        QVERIFY(!std::filesystem::exists(m_folder.path() / "gone.nii.gz"));
    }

    void resultsAreLayersOfTheirOwnAndNeverReplaceOne()
    {
        Document document;
        ViewState state{document};
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(plainCase());
        QTRY_COMPARE(opened.size(), 1);
        const auto map = std::make_shared<const LabelMap>(m_phantom.labels);
        const int first = session.addResult(QStringLiteral("unet"), measured(map));
        const int second = session.addResult(QStringLiteral("unet"), measured(map));
        QVERIFY(first != second);
        QCOMPARE(session.layers().size(), std::size_t{3});
        QCOMPARE(session.layer(second)->name, std::string("unet (2)"));
        QCOMPARE(state.activeLayer()->id, second);
        QVERIFY(session.hasUnsavedResults());
    }

    void savedResultReadsBackEqual()
    {
        Document document;
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        QSignalSpy saved(&session, &CaseSession::saved);
        session.open(plainCase());
        QTRY_COMPARE(opened.size(), 1);
        const int id = session.addResult(
            QStringLiteral("unet"), measured(std::make_shared<const LabelMap>(m_phantom.labels)));
        const std::filesystem::path file = m_folder.path() / "result.nii.gz";
        session.save(id, file);
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!session.hasUnsavedResults());
        QVERIFY(readLabels(file, LabelScheme::Brats2021).map.voxels == m_phantom.labels.voxels);
    }

    void savingWhereNothingCanBeWrittenSaysSoAndStaysUnsaved()
    {
        Document document;
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        QSignalSpy failed(&session, &CaseSession::saveFailed);
        session.open(plainCase());
        QTRY_COMPARE(opened.size(), 1);
        const int id = session.addResult(
            QStringLiteral("unet"), measured(std::make_shared<const LabelMap>(m_phantom.labels)));
        session.save(id, m_folder.path() / "no folder" / "result.nii.gz");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("result.nii.gz")));
        QVERIFY(session.hasUnsavedResults());
    }

private:
    std::filesystem::path plainCase() { return test::writeCase(m_folder.path(), m_phantom); }

    /// With cases E_1, E_2 and so on.
    std::filesystem::path writeDataset(const char* name, int count)
    {
        const std::filesystem::path dataset = m_folder.path() / name;
        for (int i = 1; i <= count; ++i) {
            test::writeCase(dataset, m_phantom, {.name = "E_" + std::to_string(i)});
        }
        return dataset;
    }

    std::filesystem::path ambiguousCase()
    {
        return test::writeCase(m_folder.path(), m_phantom,
                               {.name = "Ambiguous", .ambiguous = true});
    }

    test::TemporaryFolder m_folder;
    Phantom m_phantom = test::smallPhantom(6);
};

QTEST_GUILESS_MAIN(TestCaseSession)
#include "test_case_session.moc"
