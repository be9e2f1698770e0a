#include "training/heads/head_acquisition.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace glioscope;

namespace {

constexpr Index3 kSize = {24, 30, 27};

/// Bright in front, dark behind.
std::vector<float> halves()
{
    std::vector<float> image;
    for (int i = 0; i < kSize[0]; ++i) {
        for (int j = 0; j < kSize[1]; ++j) {
            for (int k = 0; k < kSize[2]; ++k) {
                image.push_back(j < kSize[1] / 2 ? 0.9F : 0.2F);
            }
        }
    }
    return image;
}

}  // namespace

class TestHeadAcquisition : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void imagesStayFinitePositiveAndWhereTheyWere()
    {
        for (std::uint64_t n = 0; n < 60; ++n) {
            std::vector<float> image = halves();
            RandomStream random(3, 1, n);
            acquire(image, kSize, {3, 3, 3}, random);
            QCOMPARE(image.size(), halves().size());
            QVERIFY(std::ranges::all_of(image, [](float v) { return std::isfinite(v) && v >= 0; }));
            double front = 0, back = 0;
            std::size_t v = 0;
            for (int i = 0; i < kSize[0]; ++i) {
                for (int j = 0; j < kSize[1]; ++j) {
                    for (int k = 0; k < kSize[2]; ++k, ++v) {
                        (j < kSize[1] / 2 ? front : back) += image[v];
                    }
                }
            }
            QVERIFY(front > back);
        }
    }

    void fieldsOfViewLieInTheWindowAndSomeAreCut()
    {
        int cut = 0;
        for (std::uint64_t n = 0; n < 200; ++n) {
            RandomStream random(4, 1, n);
            const FieldOfView view = randomFieldOfView(kSize, random);
            for (std::size_t c = 0; c < 3; ++c) {
                QVERIFY(view.begin[c] >= 0 && view.end[c] <= kSize[c]);
                QVERIFY(view.end[c] - view.begin[c] >= kSize[c] * 0.4 - 1);
            }
            cut += view.begin != Index3{0, 0, 0} || view.end != kSize;
            QVERIFY(!view.holds(view.begin[0] - 1, view.begin[1], view.begin[2]));
            QVERIFY(view.holds(view.begin[0], view.begin[1], view.begin[2]));
            QVERIFY(!view.holds(view.begin[0], view.begin[1], view.end[2]));
        }
        QVERIFY(cut > 80 && cut < 190);
    }
};

QTEST_APPLESS_MAIN(TestHeadAcquisition)
#include "test_head_acquisition.moc"
