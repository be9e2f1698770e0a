#include "segmentation/inference/kept_memory.h"

#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <fstream>

using namespace glioscope;

namespace {

constexpr std::size_t kBytes = std::size_t{64} << 20;  // as a layer's output
constexpr int kLayers = 8;

/// Pages this process was given while it wrote `kLayers` such pieces, one after the other.
long pagesOfLayers()
{
    rusage before = {}, after = {};
    ::getrusage(RUSAGE_SELF, &before);
    for (int n = 0; n < kLayers; ++n) {
        void* piece = std::malloc(kBytes);
        std::memset(piece, n + 1, kBytes);
        const volatile char* const seen = static_cast<char*>(piece);
        (void)seen[kBytes / 2];
        std::free(piece);
    }
    ::getrusage(RUSAGE_SELF, &after);
    return after.ru_minflt - before.ru_minflt;
}

/// Memory that this process has now.
double residentBytes()
{
    long total = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> total >> resident;
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

class TestKeptMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNextLayerTakesWhatTheLastOneHad()
    {
        const long fresh = pagesOfLayers();
        long kept = 0;
        {
            const KeptMemory memory;
            (void)pagesOfLayers();
            kept = pagesOfLayers();
        }
        QVERIFY2(kept * 10 < fresh, qPrintable(QStringLiteral("%1 of %2").arg(kept).arg(fresh)));
    }

    void whatIsFreeGoesBackAtTheEnd()
    {
        const double before = residentBytes();
        {
            const KeptMemory memory;
            (void)pagesOfLayers();
            QVERIFY(residentBytes() - before > 0.9 * double(kBytes));
        }
        QVERIFY(residentBytes() - before < 0.1 * double(kBytes));
    }
};

QTEST_APPLESS_MAIN(TestKeptMemory)
#include "test_kept_memory.moc"
