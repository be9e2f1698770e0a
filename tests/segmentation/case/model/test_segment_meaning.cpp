// Which label a segment paints, and which of two that overlap contradict each other.

#include "segmentation/case/model/segment_meaning.h"

#include <QTest>

using namespace glioscope;

class TestSegmentMeaning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatLiesFurtherInStandsLater()
    {
        QVERIFY(depthOf(Structure::WholeTumour) < depthOf(Structure::Oedema));
        QVERIFY(depthOf(Structure::TumourCore) < depthOf(Structure::Necrosis));
        QVERIFY(depthOf(Structure::Necrosis) < depthOf(Structure::Enhancing));
    }

    void aStructureIsKnownByItsLabels()
    {
        for (const Structure structure : kAllStructures) {
            std::set<Label> labels;
            for (const Label label : kMarkedLabels) {
                if (labelsIn(structure)[label]) {
                    labels.insert(label);
                }
            }
            QCOMPARE(structureOf(labels), std::optional(structure));
            QVERIFY(labels.contains(paintOf(structure)));
        }
        QVERIFY(!structureOf(std::set<Label>{}));
        QVERIFY(!structureOf(std::set{Label::Oedema, Label::ResectionCavity}));
    }

    void onlyPartsOfEachOtherOverlapByNature()
    {
        QVERIFY(overlapByNature(Structure::WholeTumour, Structure::Enhancing));
        QVERIFY(overlapByNature(Structure::Necrosis, Structure::TumourCore));
        QVERIFY(overlapByNature(Structure::Oedema, Structure::Oedema));
        QVERIFY(!overlapByNature(Structure::Oedema, Structure::TumourCore));
        QVERIFY(!overlapByNature(Structure::Necrosis, Structure::Enhancing));
        QVERIFY(!overlapByNature(Structure::WholeTumour, Structure::ResectionCavity));
    }
};

QTEST_APPLESS_MAIN(TestSegmentMeaning)
#include "test_segment_meaning.moc"
