#include "ui/dataset/case_picture.h"

#include "segmentation/volume/reorient.h"

#include <QTest>

using namespace glioscope;

namespace {

constexpr int kSlices = 12;

/// A head of 100 in air of 0, bright at the patient's left front, on slices of 3 mm.
Image head()
{
    Image image({.size = {40, 50, kSlices}, .spacingMm = {1, 1, 3}});
    for (int k = 0; k < kSlices; ++k) {
        for (int j = 10; j < 40; ++j) {
            for (int i = 10; i < 30; ++i) {
                image.at(i, j, k) = i >= 24 && j < 18 ? 400.F : 100.F;
            }
        }
    }
    return image;
}

double meanOf(const QImage& picture, const QRect& part)
{
    double sum = 0;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            sum += qGray(picture.pixel(x, y));
        }
    }
    return sum / (part.width() * part.height());
}

/// Bright at the upper right, where left front is by the radiological convention.
bool isUpright(const QImage& picture)
{
    const int half = kCasePictureEdge / 2;
    const double right = meanOf(picture, {half + 8, 4, 20, 20});
    const double left = meanOf(picture, {half - 28, 4, 20, 20});
    const double below = meanOf(picture, {half + 8, kCasePictureEdge - 24, 20, 20});
    return right > 1.5 * left && right > 1.5 * below;
}

}  // namespace

class TestCasePicture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leftIsOnTheRightInEveryOrderOfVoxels_data()
    {
        QTest::addColumn<QList<int>>("axes");
        QTest::addColumn<int>("flips");
        for (int flips = 0; flips < 8; ++flips) {
            for (const QList<int>& axes : {QList<int>{0, 1, 2}, {1, 2, 0}, {2, 1, 0}}) {
                QTest::addRow("%d %d%d%d", flips, axes[0], axes[1], axes[2]) << axes << flips;
            }
        }
    }
    void leftIsOnTheRightInEveryOrderOfVoxels()
    {
        QFETCH(const QList<int>, axes);
        QFETCH(const int, flips);
        const Image upright = head();
        Geometry stored = {.size = {}, .spacingMm = {}, .originLps = {}, .direction = {}};
        for (int a = 0; a < 3; ++a) {
            const int world = axes[a];
            const bool flipped = (flips >> a & 1) != 0;
            stored.size[a] = upright.geometry.size[world];
            stored.spacingMm[a] = upright.geometry.spacingMm[world];
            stored.direction[world][a] = flipped ? -1 : 1;
            stored.originLps[world] = flipped ? stored.spacingMm[a] * (stored.size[a] - 1) : 0;
        }
        const Image other = reorientFromLps(upright, stored);
        const QImage picture = casePicture(other, nullptr);
        QVERIFY(isUpright(picture));
        QVERIFY(picture == casePicture(upright, nullptr));
    }

    void theSliceIsTheOneWithMostTumourAlsoOnAnotherGrid()
    {
        Image image = head();
        for (int j = 20; j < 30; ++j) {
            for (int i = 12; i < 20; ++i) {
                image.at(i, j, 9) = 400;  // seen in slice 9 alone
            }
        }
        LabelMap labels({.size = {20, 25, kSlices}, .spacingMm = {2, 2, 3}});
        labels.at(5, 5, 2) = Label::Oedema;
        labels.at(8, 12, 9) = Label::Oedema;
        labels.at(9, 12, 9) = Label::Necrosis;
        QVERIFY(casePicture(image, &labels) != casePicture(image, nullptr));
        const QImage shown = casePicture(image, &labels);
        QVERIFY(meanOf(shown, {24, 36, 12, 12}) > 200);
        const LabelMap none({.size = {20, 25, kSlices}, .spacingMm = {2, 2, 3}});
        QVERIFY(casePicture(image, &none) == casePicture(image, nullptr));
    }

    void anEmptyImageHasNoPictureAndAFlatOneHas()
    {
        QVERIFY(casePicture(Image(), nullptr).isNull());
        const Image flat({.size = {8, 8, 8}}, 5.F);
        QCOMPARE(casePicture(flat, nullptr).size(), QSize(kCasePictureEdge, kCasePictureEdge));
    }
};

QTEST_GUILESS_MAIN(TestCasePicture)
#include "test_case_picture.moc"
