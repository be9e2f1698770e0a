#include "segmentation/volume/slice_runs.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

using namespace glioscope;

class TestSliceRuns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySliceIsInOneRun()
    {
        for (const Index3& size : {Index3{240, 240, 155}, Index3{1, 1, 9}, Index3{2000, 2000, 1},
                                   Index3{512, 512, 3}, Index3{300, 300, 0}}) {
            std::vector<std::atomic<int>> times(static_cast<std::size_t>(size[2]));
            inSliceRuns(size, [&](int begin, int end) {
                for (int k = begin; k < end; ++k) {
                    ++times[static_cast<std::size_t>(k)];
                }
            });
            QVERIFY(std::ranges::all_of(times, [](const auto& count) { return count == 1; }));
        }
    }

    void whatARunThrowsArrives()
    {
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, inSliceRuns({240, 240, 155}, [](int, int) {
                                     throw std::runtime_error("no");
                                 }));
    }
};

QTEST_APPLESS_MAIN(TestSliceRuns)
#include "test_slice_runs.moc"
