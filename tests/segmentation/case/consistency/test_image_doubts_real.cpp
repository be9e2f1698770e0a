#include "segmentation/case/consistency/image_doubts.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace glioscope;

/// Real cases, in which nothing is wrong but what their grids and their skull say.
class TestImageDoubtsReal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!test::realData()) {
            QSKIP(test::kNoRealData);
        }
    }

    void soundCasesAreNotDoubted_data()
    {
        QTest::addColumn<int>("atLeast");
        QTest::newRow("brats2018") << 16;
        QTest::newRow("more") << 19;
        QTest::newRow("brats2023-naming") << 1;
        QTest::newRow("rescale-slope") << 1;
        QTest::newRow("controls/ms-07") << 1;
    }
    void soundCasesAreNotDoubted()
    {
        QFETCH(const int, atLeast);
        const std::vector<CaseFiles> cases = listCases(*test::realData() / QTest::currentDataTag());
        QVERIFY(static_cast<int>(cases.size()) >= atLeast);
        for (const CaseFiles& files : cases) {
            const auto said =
                imageDoubts(readCase(files, {.labelScheme = {}, .readLabels = false}));
            QVERIFY2(said.empty(),
                     (files.name + ": " + (said.empty() ? "" : said[0].text())).c_str());
        }
    }

    void aHeadWithItsSkullIsSaidToHaveOne()
    {
        const auto cases = listCases(*test::realData() / "raw-heads/TCGA-FG-6692");
        QVERIFY(!cases.empty());
        const auto said =
            imageDoubts(readCase(cases.front(), {.labelScheme = {}, .readLabels = false}));
        QVERIFY(!said.empty());
        QVERIFY2(said.front().text().find("skull") != std::string::npos,
                 said.front().text().c_str());
    }
};

QTEST_APPLESS_MAIN(TestImageDoubtsReal)
#include "test_image_doubts_real.moc"
