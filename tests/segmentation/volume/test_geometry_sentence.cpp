#include "segmentation/volume/geometry_sentence.h"

#include <QTest>

using namespace glioscope;

class TestGeometrySentence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inEnglishAGridIsDescribedAsEverywhere()
    {
        const Geometry plain{.size = {240, 240, 155}};
        const Geometry odd{.size = {7, 11, 1},
                           .spacingMm = {0.123456789, 1.5, 3},
                           .originLps = {-119.999999, 1e-9, 12345.678},
                           .direction = {{{0, 1, 0}, {-1, 0, 0}, {0, 0, 1}}}};
        for (const Geometry& grid : {plain, odd}) {
            QCOMPARE(described(grid).text(), describe(grid));
        }
    }

    void itsNumbersAreNumbers()
    {
        const Sentence said = described({.size = {2, 3, 4}, .spacingMm = {0.5, 0.5, 2}});
        QCOMPARE(std::get<Sentence::Number>(said.arguments()[1]).text, std::string("0.5x0.5x2"));
    }
};

QTEST_APPLESS_MAIN(TestGeometrySentence)
#include "test_geometry_sentence.moc"
