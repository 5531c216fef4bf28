// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "migrationsfixture.h"
#include "openwatch.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/prompts.h"

#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtGui/QImage>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolTip>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! What comes from a database, a file or a person is shown as it is, wherever it is shown: never as markup, which could
//! open files (a device that never ends, a pipe that nobody writes to), and never with letters missing.
class PlainTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const QString picture = m_folder->filePath(u"p.png"_s);
        QImage image(1, 1, QImage::Format_RGB32);
        image.fill(0);
        QVERIFY(image.save(picture));
        m_name = u"<img src=\"%1\"> <b>C<T></b> R&D &amp; &lt;i>"_s.arg(picture);
        m_watch = std::make_unique<OpenWatch>(picture);
        m_address = m_server.createDatabase();
        migrate(m_server, m_address);
        m_librarian = std::make_unique<Librarian>(m_address);
    }
    void cleanup()
    {
        QToolTip::hideText();
        m_librarian.reset();
    }

    void theWatchSeesWhatMarkupOpens()
    {
        QLabel label(m_name);

        label.show();
        (void)label.grab();

        QVERIFY(m_watch->hasOpened());
    }

    void recordsAndTheirDialogs()
    {
        openHostile();
        QVERIFY(shows(u"AuthorPane/heading"_s));
        m_librarian->press(Qt::Key_Delete);
        EVENTUALLY(m_librarian->sees(u"RemoveAuthorDialog"_s));
        QVERIFY(labels(m_librarian->find(u"RemoveAuthorDialog"_s)).contains(m_name));
        (void)m_librarian->find(u"RemoveAuthorDialog"_s)->grab();
        m_librarian->find(u"RemoveAuthorDialog"_s)->close();
        m_librarian->click(u"AuthorPane/newBookButton"_s);
        EVENTUALLY(m_librarian->sees(u"NewBookDialog"_s));
        QCOMPARE(m_librarian->the<QLineEdit>(u"NewBookDialog/authorPicker"_s).text(), m_name);
        m_librarian->find(u"NewBookDialog"_s)->close();

        m_librarian->window().findChild<QAction *>(u"booksAction"_s)->trigger();
        EVENTUALLY(shows(u"BookPane/heading"_s));

        shoot(m_librarian->window(), u"plain-records"_s);
        everythingIsPlain();
    }

    void whatIsSearchedFor()
    {
        openHostile();
        m_librarian->the<QLineEdit>(u"searchField"_s).setFocus();
        m_librarian->type(u"zz "_s + m_name);

        EVENTUALLY(m_librarian->sees(u"emptyState"_s)
                   && labels(m_librarian->find(u"emptyState"_s)).contains(u"No entry matches “zz <img"_s));

        everythingIsPlain();
    }

    void whatWasProbablyMeant()
    {
        ui::EmptyState state;
        state.tell(m_name, m_name, u"Clear search"_s, [] {});
        state.suggest({u"R&D"_s, u"<b>"_s}, [](const QString &) {});
        state.show();
        (void)state.grab();

        QCOMPARE(state.findChild<QPushButton *>(u"suggestion0"_s)->text(), u"Did you mean “R&&D”?"_s);
        QCOMPARE(state.findChild<QPushButton *>(u"suggestion0"_s)->accessibleName(), u"Did you mean “R&D”?"_s);
        QCOMPARE(labels(&state).count(m_name), 2);
        everythingIsPlain();
    }

    void aSavedView()
    {
        openHostile();
        m_librarian->press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY(m_librarian->sees(u"ViewNameDialog/nameEdit"_s));
        m_librarian->the<QLineEdit>(u"ViewNameDialog/nameEdit"_s).setText(shortName());
        m_librarian->click(u"ViewNameDialog/confirmButton"_s);

        auto &sidebar = m_librarian->the<QListWidget>(u"sidebar"_s);
        EVENTUALLY_EQUAL(sidebar.currentItem()->text(), shortName());
        const auto views = m_librarian->window().findChildren<QAction *>(QRegularExpression(u"^view\\dAction$"_s));
        QVERIFY(std::any_of(views.cbegin(), views.cend(), [this](const QAction *view) {
            return view->isVisible() && view->text() == QString(shortName()).replace(u'&', u"&&"_s);
        }));
        showToolTip(sidebar.currentItem()->toolTip());
        m_librarian->window().findChild<QAction *>(u"shortcutsAction"_s)->trigger();
        EVENTUALLY(m_librarian->sees(u"shortcutsDialog"_s));
        const auto keys = m_librarian->the<QTreeWidget>(u"shortcutList"_s)
                              .findItems(shortName(), Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(keys.size(), 1);

        everythingIsPlain();
    }

    void aRememberedCatalogue()
    {
        m_librarian->start();
        m_librarian->window().offer(m_address.withPassword(), m_name);
        m_librarian->click(u"connectButton"_s);
        EVENTUALLY(m_librarian->window().catalogue());
        QVERIFY(m_librarian->window().windowTitle().contains(m_name));
        m_librarian->press(QKeySequence::Close);

        auto &list = m_librarian->the<QListWidget>(u"rememberedList"_s);
        QCOMPARE(list.item(0)->text(), m_name);
        shoot(m_librarian->window(), u"plain-start"_s);
        list.setCurrentRow(0);
        list.setFocus();
        m_librarian->press(Qt::Key_Delete);
        EVENTUALLY(!m_librarian->answers.asked.isEmpty());

        everythingIsPlain();
    }

    void anAddress()
    {
        m_librarian->start();
        m_librarian->click(u"connectCard"_s);
        m_librarian->the<QLineEdit>(u"addressEdit"_s).setText(u"postgresql://%3Cb%3EAnn&amp;@h.invalid/%3Ci%3Ebooks"_s);

        QVERIFY(m_librarian->text(u"ConnectPage/user"_s).startsWith(u"<b>Ann"_s));
        QCOMPARE(m_librarian->text(u"ConnectPage/database"_s), u"<i>books"_s);
        QCOMPARE(m_librarian->find(u"ConnectPage/database"_s)->toolTip(), u"<i>books"_s);
        showToolTip(m_librarian->find(u"ConnectPage/user"_s)->toolTip());

        everythingIsPlain();
    }

    void aSentenceOfTheServer()
    {
        openHostile();
        m_server.sql(m_address,
                     u"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', "
                     "$q$%1$q$; END $$; CREATE TRIGGER refuse BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION "
                     "refuse()"_s.arg(m_name));
        m_librarian->writeCell(0, 2, u"CZ"_s);
        EVENTUALLY(!m_librarian->banner().isEmpty());

        ui::Banner banner;
        banner.tell({ErrorKind::Unexpected, m_name, m_name});
        banner.show();
        QCOMPARE(labels(&banner).count(m_name), 2);
        (void)banner.grab();

        everythingIsPlain();
    }

    void aQuestion_data()
    {
        QTest::addColumn<QString>("mustType");
        QTest::addRow("with a click") << QString();
        QTest::addRow("with a name") << u"R&D <b>"_s;
    }
    void aQuestion()
    {
        QFETCH(QString, mustType);
        m_librarian->start();
        ui::BoxPrompts prompts;

        prompts.ask(
            &m_librarian->window(),
            {.title = m_name, .text = m_name, .consequences = m_name, .confirm = u"Go on"_s, .mustType = mustType},
            [] {});

        QTRY_VERIFY(QApplication::activeModalWidget());
        QWidget *box = QApplication::activeModalWidget();
        QVERIFY(labels(box).count(m_name) >= 2);
        if (!mustType.isEmpty())
            QCOMPARE(box->findChild<QLabel *>(u"typeLabel"_s)->text(),
                     u"Type the name of the catalogue, R&&D <b>, to go on."_s); // With a buddy, && is drawn as &.
        (void)box->grab();
        everythingIsPlain();
        box->close();
    }

    void somethingToRead()
    {
        m_librarian->start();

        ui::BoxPrompts().tell(&m_librarian->window(), m_name, m_name, m_name);

        QTRY_VERIFY(QApplication::activeModalWidget());
        QCOMPARE(labels(QApplication::activeModalWidget()).count(m_name), 2);
        (void)QApplication::activeModalWidget()->grab();
        everythingIsPlain();
        QApplication::activeModalWidget()->close();
    }

    void aMigrationThatSomebodyElseRecorded()
    {
        m_server.sql(
            m_address,
            u"INSERT INTO public._prisma_migrations (id, checksum, migration_name, finished_at, logs, "
            "applied_steps_count) VALUES ('x', '', $q$29990101000000_%1$q$, now(), $q$%1$q$, 1)"_s.arg(m_name));
        openHostile();
        m_librarian->window().openMigrations();
        EVENTUALLY(m_librarian->sees(u"MigrationsDialog/migrationList"_s)
                   && m_librarian->the<QListView>(u"MigrationsDialog/migrationList"_s).model()->rowCount() > 0);
        auto &list = m_librarian->the<QListView>(u"MigrationsDialog/migrationList"_s);
        const QModelIndexList rows =
            list.model()->match(list.model()->index(0, 0), Qt::DisplayRole, u"<b>C<T></b>"_s, 1, Qt::MatchContains);
        QCOMPARE(rows.size(), 1);
        list.setCurrentIndex(rows.first());

        QVERIFY(m_librarian->text(u"MigrationsDialog/titleLabel"_s).contains(u"<b>C<T></b> R&D &amp;"_s));
        everythingIsPlain();
    }

    void onlyQtsOwnBoxShowsMarkup()
    {
        m_librarian->start();

        bool isMarkup = false;
        QTimer::singleShot(0, qApp, [&isMarkup] { // Qt's box runs a loop of its own.
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            isMarkup = box && box->findChild<QLabel *>(u"qt_msgbox_label"_s)->textFormat() == Qt::AutoText;
            if (box)
                box->close();
        });
        m_librarian->window().findChild<QAction *>(u"aboutQtAction"_s)->trigger();

        QVERIFY(isMarkup);
    }

private:
    QString shortName() const { return u"<b>C<T></b> R&D &amp;"_s; }
    //! A catalogue with one author and one book of the hostile name.
    void openHostile()
    {
        m_server.sql(m_address,
                     u"INSERT INTO authors (name, bio) VALUES ($q$%1$q$, $q$%1$q$); "
                     "INSERT INTO books (title, author_id) SELECT $q$%1$q$, id FROM authors"_s.arg(m_name));
        m_librarian->open(m_address);
        QTRY_VERIFY_WITH_TIMEOUT(shows(u"AuthorPane/heading"_s), 20'000);
    }
    bool shows(const QString &path) const { return m_librarian->text(path).contains(m_name); }
    //! The texts of all labels and buttons inside, line by line.
    static QString labels(const QWidget *widget)
    {
        QStringList texts;
        for (const QWidget *each : widget->findChildren<QWidget *>()) {
            if (qobject_cast<const QLabel *>(each) || qobject_cast<const QAbstractButton *>(each))
                texts += each->property("text").toString();
        }
        return texts.join(u'\n');
    }
    void showToolTip(const QString &text)
    {
        QToolTip::showText(m_librarian->window().mapToGlobal(QPoint(20, 20)), text, &m_librarian->window());
        const auto windows = QApplication::topLevelWidgets();
        const auto tip = std::find_if(windows.cbegin(), windows.cend(),
                                      [](const QWidget *each) { return each->inherits("QTipLabel"); });
        QVERIFY(tip != windows.cend());
        QCOMPARE(qobject_cast<QLabel *>(*tip)->text(), text);
        QCOMPARE(qobject_cast<QLabel *>(*tip)->textFormat(), Qt::PlainText);
    }
    //! No label in any window takes its text for markup, and nothing was opened that a text named.
    void everythingIsPlain()
    {
        QApplication::sendPostedEvents();
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->isVisible())
                (void)window->grab();
        }
        for (const QWidget *widget : QApplication::allWidgets()) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            if (label && label->textFormat() != Qt::PlainText)
                QFAIL(qPrintable(
                    u"%1 in %2: %3"_s.arg(label->objectName(), label->window()->objectName(), label->text())));
        }
        QVERIFY(!m_watch->hasOpened());
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_name;
    std::unique_ptr<OpenWatch> m_watch;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(PlainTextTest)
#include "tst_plaintext.moc"
