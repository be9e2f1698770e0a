#include "ui/dataset/picture_store.h"

#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>
#include <thread>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

QImage picture(int value)
{
    QImage image(40, 40, QImage::Format_Grayscale8);
    for (int y = 0; y < 40; ++y) {
        for (int x = 0; x < 40; ++x) {
            image.scanLine(y)[x] = static_cast<uchar>((x * 37 + y * 91 + value * 53) % 251);
        }
    }
    image.setText(QStringLiteral("facts"), QStringLiteral("value ü %1").arg(value));
    return image;
}

QString keyOf(int value)
{
    return PictureStore::keyOf("picture " + std::to_string(value));
}

}  // namespace

class TestPictureStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPictureComesBackWithItsTexts()
    {
        const PictureStore store(m_folder.path() / "back");
        store.put(keyOf(1), picture(1));
        const QImage found = store.find(keyOf(1));
        QVERIFY(found.convertToFormat(QImage::Format_Grayscale8) == picture(1));
        QCOMPARE(found.text(QStringLiteral("facts")), QStringLiteral("value ü 1"));
        QVERIFY(store.find(keyOf(2)).isNull());
        store.remove(keyOf(1));
        QVERIFY(store.find(keyOf(1)).isNull());
    }

    void nobodyElseCanOpenIt()
    {
        const fs::path folder = m_folder.path() / "private";
        PictureStore(folder).put(keyOf(1), picture(1));
        constexpr fs::perms others = fs::perms::group_all | fs::perms::others_all;
        QVERIFY((fs::status(folder).permissions() & others) == fs::perms::none);
        for (const fs::directory_entry& file : fs::directory_iterator(folder)) {
            QVERIFY((file.status().permissions() & others) == fs::perms::none);
            QCOMPARE(file.path().stem().string().size(), std::size_t(64));  // a hash, no name
        }
    }

    void theLeastUsedGoWhereItIsFull()
    {
        const fs::path folder = m_folder.path() / "full";
        PictureStore(folder).put(keyOf(0), picture(0));
        const auto size = fs::file_size(fs::directory_iterator(folder)->path());
        const PictureStore store(folder, 3 * size + size / 2);
        for (int n = 1; n < 3; ++n) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));  // times of files differ
            store.put(keyOf(n), picture(n));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        QVERIFY(!store.find(keyOf(0)).isNull());  // used
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        store.put(keyOf(3), picture(3));
        QVERIFY(store.find(keyOf(1)).isNull());
        for (const int n : {0, 2, 3}) {
            QVERIFY(!store.find(keyOf(n)).isNull());
        }
    }

    void emptiedItHoldsNothing()
    {
        const fs::path folder = m_folder.path() / "emptied";
        const PictureStore store(folder);
        store.put(keyOf(1), picture(1));
        store.put(keyOf(2), picture(2));
        store.clear();
        QVERIFY(fs::is_empty(folder));
    }

    void aDamagedFileIsNoPictureAndGoes()
    {
        const fs::path folder = m_folder.path() / "damaged";
        const PictureStore store(folder);
        store.put(keyOf(1), picture(1));
        const fs::path file = fs::directory_iterator(folder)->path();
        fs::resize_file(file, 20);
        QVERIFY(store.find(keyOf(1)).isNull());
        QVERIFY(!fs::exists(file));
    }

    void withoutAFolderItKeepsNothing()
    {
        const PictureStore store;
        store.put(keyOf(1), picture(1));
        QVERIFY(!store.isOn() && store.find(keyOf(1)).isNull());
    }

private:
    test::TemporaryFolder m_folder;
};

QTEST_GUILESS_MAIN(TestPictureStore)
#include "test_picture_store.moc"
