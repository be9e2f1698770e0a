#include "segmentation/jobs/model_line.h"

#include <QtTest>

#include <stdexcept>

using namespace glioscope;

class TestModelLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fileAndContractComeBack()
    {
        const std::string line = toLine(ModelLine{"/M\xFCller/a.h5", R"({"name":"unet","n":1})"});
        const ModelLine back = modelFromLine(line);
        QCOMPARE(back.file, std::filesystem::path("/M\xFCller/a.h5"));
        QCOMPARE(back.contract, std::string(R"({"n":1,"name":"unet"})"));
        QCOMPARE(toLine(ModelLine{"/a.h5", R"({"n":1})"}),
                 std::string(R"({"contract":{"n":1},"file":"/a.h5"})"));
    }

    void linesWithoutAContractAreRefused()
    {
        for (const char* line : {"", "[]", R"({"file":"/a.h5"})", R"({"contract":"none"})"}) {
            QVERIFY_THROWS_EXCEPTION(std::invalid_argument, (void)modelFromLine(line));
        }
    }
};

QTEST_APPLESS_MAIN(TestModelLine)
#include "test_model_line.moc"
