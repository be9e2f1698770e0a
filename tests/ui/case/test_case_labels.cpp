// What a case's label numbers mean, from the question to the saved file.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "tests/support/small_case.h"
#include "tests/support/test_data.h"
#include "ui/case/case_session.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace glioscope;

class TestCaseLabels : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;
    Phantom m_phantom = test::smallPhantom();

private Q_SLOTS:
    void theExpertsLabelsAreSavedInTheSchemeTheyCameIn()
    {
        Phantom operated = m_phantom;
        std::ranges::replace(operated.labels.voxels, Label::Necrosis, Label::ResectionCavity);
        const auto folder = test::writeCase(m_folder.path(), m_phantom, {.name = "Operated"});
        writeLabels(folder / "Operated_seg.nii", operated.labels, LabelScheme::Brats2023);
        Document document;
        CaseSession session(document);
        QSignalSpy opened(&session, &CaseSession::opened);
        QSignalSpy saved(&session, &CaseSession::saved);
        session.open(folder);
        QTRY_COMPARE(opened.size(), 1);
        const Layer& expert = session.layers()[0];
        const LabelFigures& figures = *expert.labels()->figures;
        QVERIFY(figures.has(Structure::ResectionCavity) && figures.hasTumour());
        const std::filesystem::path file = m_folder.path() / "operated_seg.nii.gz";
        session.save(expert.id, file);
        QTRY_COMPARE(saved.size(), 1);
        const CaseLabels back = readLabels(file, {});
        QCOMPARE(back.scheme, LabelScheme::Brats2023);
        QVERIFY(back.map.voxels == operated.labels.voxels);
    }

    void aLoneFourUnderANameThatSaysNothingIsAskedAbout()
    {
        Phantom operated = m_phantom;
        std::ranges::replace(operated.labels.voxels, Label::Enhancing, Label::ResectionCavity);
        test::writeCase(m_folder.path() / "lone", operated, {.name = "L_1", .ambiguous = true});
        Document document;
        CaseSession session(document);
        QSignalSpy asked(&session, &CaseSession::schemeNeeded);
        QSignalSpy opened(&session, &CaseSession::opened);
        session.open(m_folder.path() / "lone");
        QTRY_COMPARE(asked.size(), 1);
        const auto question = asked[0][0].value<SchemeQuestion>();
        QCOMPARE(question.fitting, (std::vector{LabelScheme::Brats2021, LabelScheme::Brats2023,
                                                LabelScheme::BratsPed}));
        session.answerScheme(question, LabelScheme::Brats2023);
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(session.layers()[0].labels()->map->voxels == operated.labels.voxels);
    }
};

QTEST_GUILESS_MAIN(TestCaseLabels)
#include "test_case_labels.moc"
