#include "ui/case/case_loading.h"

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace glioscope;

class TestCaseLoading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void demonstrationIsMadeOnceAndKept()
    {
        const std::filesystem::path cache = m_folder.path() / "cache";
        std::filesystem::create_directories(cache / "demo-1" / "Glioscope_demo");
        std::ofstream(cache / "demo-1" / "Glioscope_demo" / "kept") << "as it is";
        QCOMPARE(demoCase(cache), cache / "demo-1" / "Glioscope_demo");
        QVERIFY(std::filesystem::exists(cache / "demo-1" / "Glioscope_demo" / "kept"));
        std::ofstream(m_folder.path() / "a file") << "no folder";
        QVERIFY_THROWS_EXCEPTION(Error, (void)demoCase(m_folder.path() / "a file"));
    }

private:
    test::TemporaryFolder m_folder;
};

QTEST_GUILESS_MAIN(TestCaseLoading)
#include "test_case_loading.moc"
