#include "segmentation/case/consistency/label_placement.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "tests/support/reversed_voxels.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <string>

using namespace glioscope;

/// Experts' labels of real patients: none is suspected as it is, and each that is mirrored is.
class TestLabelPlacementReal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!test::realData()) {
            QSKIP(test::kNoRealData);
        }
    }

    void labelsAreSuspectedWhereTheyAreMirroredAndNowhereElse_data()
    {
        QTest::addColumn<int>("atLeast");
        QTest::newRow("brats2018") << 16;
        QTest::newRow("more") << 19;
        QTest::newRow("rescale-slope") << 1;
    }
    void labelsAreSuspectedWhereTheyAreMirroredAndNowhereElse()
    {
        QFETCH(const int, atLeast);
        const std::vector<CaseFiles> cases = listCases(*test::realData() / QTest::currentDataTag());
        int seen = 0;
        for (const CaseFiles& files : cases) {
            if (!files.labels) {
                continue;
            }
            ++seen;
            const Case read = readCase(files, {.labelScheme = LabelScheme::Brats2021});
            const auto asStated = mirrorSuspicion(*read.labels, read);
            QVERIFY2(!asStated, (files.name + " is suspected: " +
                                 std::to_string(asStated ? asStated->fitAsStated : 0) + " and " +
                                 std::to_string(asStated ? asStated->fitMirrored : 0))
                                    .c_str());
            if (QTest::currentDataTag() == std::string("rescale-slope")) {
                continue;  // an algorithm's labels, which fit too loosely to tell
            }
            CaseLabels mirrored = *read.labels;
            mirrored.map = test::voxelsReversed(mirrored.map);
            const auto suspicion = mirrorSuspicion(mirrored, read);
            QVERIFY2(suspicion.has_value(), (files.name + " mirrored is not suspected").c_str());
            QVERIFY(placedOn(read.labels->map.geometry, mirroredTo(suspicion->mirrored, mirrored))
                        .voxels == read.labels->map.voxels);
        }
        QVERIFY(seen >= atLeast);
    }
};

QTEST_APPLESS_MAIN(TestLabelPlacementReal)
#include "test_label_placement_real.moc"
