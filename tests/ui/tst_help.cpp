// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/help/helpbrowser.h"
#include "ui/help/helpwindow.h"
#include "ui/widgets/theme.h"

#include <QtCore/QDirIterator>
#include <QtCore/QRegularExpression>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QTextBlock>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! The help is there with one key, from everywhere, and nothing in it leads nowhere.
class HelpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
    }
    void cleanup()
    {
        m_librarian.reset();
        ui::theme::apply(*qApp, ui::theme::Appearance::Light);
    }

    void theKeyForHelpOpensThePageForWhatOneDoes_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("page");
        QTest::addRow("start") << u"start"_s << u"first-steps"_s;
        QTest::addRow("connect") << u"connect"_s << u"sharing"_s;
        QTest::addRow("table") << u"table"_s << u"searching"_s;
        QTest::addRow("details") << u"details"_s << u"editing"_s;
        QTest::addRow("a dialog that has to be answered first") << u"newBook"_s << u"first-steps"_s;
        QTest::addRow("deleting") << u"removeAuthor"_s << u"editing"_s;
        QTest::addRow("migrations") << u"migrations"_s << u"migrations"_s;
    }
    void theKeyForHelpOpensThePageForWhatOneDoes()
    {
        QFETCH(QString, place);
        QFETCH(QString, page);
        QVERIFY(go(place));

        m_librarian->press(Qt::Key_F1);

        EVENTUALLY(help());
        QCOMPARE(help()->browser().page(), page);
        QCOMPARE(chosen(), page);
        QVERIFY(help()->windowTitle().startsWith(help()->browser().documentTitle()));
    }

    void theShortcutsHaveAKeyOfTheirOwn()
    {
        m_librarian->start();

        m_librarian->press(Qt::Key_Question, Qt::ControlModifier);

        EVENTUALLY(m_librarian->sees(u"shortcutsDialog"_s));
        QVERIFY(!help());
    }

    void aShortcutIsFoundByAWordOrByItsKeys()
    {
        m_librarian->start();
        m_librarian->press(Qt::Key_Question, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"shortcutsDialog"_s));
        EVENTUALLY(m_librarian->find(u"shortcutsDialog"_s)->isActiveWindow());

        m_librarian->type(u"spreadsheet"_s);
        QCOMPARE(shortcuts(), QStringList{u"Paste from a spreadsheet"_s});
        m_librarian->the<QLineEdit>(u"shortcutSearchEdit"_s).setText(u"shift+f10"_s);
        QCOMPARE(shortcuts(), QStringList{u"Menu of the row"_s});
        m_librarian->the<QLineEdit>(u"shortcutSearchEdit"_s).setText(u"no such thing"_s);
        QVERIFY(shortcuts().isEmpty());
        QVERIFY(m_librarian->everythingToBeRead().contains(u"No command and no key has these words."_s));
    }

    void everyPageIsInTheContentsWithATitle()
    {
        m_librarian->start();
        QStringList files;
        QDirIterator all(u":/help"_s, {u"*.html"_s}, QDir::Files);
        while (all.hasNext())
            files += QFileInfo(all.next()).baseName();

        QStringList listed;
        for (const ui::HelpPage &page : ui::helpPages()) {
            QVERIFY2(!page.title.isEmpty(), qPrintable(page.name));
            listed += page.name;
        }

        files.sort();
        listed.sort();
        QCOMPARE(listed, files);
    }

    void everyLinkAndPictureLeadsSomewhere()
    {
        m_librarian->start();
        static const QRegularExpression target(u"(?:href|src)=\"([^\"]+)\""_s);
        QStringList used;
        for (const ui::HelpPage &page : ui::helpPages()) {
            auto targets = target.globalMatch(textOf(u":/help/%1.html"_s.arg(page.name)));
            while (targets.hasNext()) {
                const QString name = targets.next().captured(1);
                QVERIFY2(name.startsWith("https://"_L1) || QFile::exists(u":/help/"_s + name),
                         qPrintable(page.name + u": "_s + name));
                used += name;
            }
        }

        QDirIterator pictures(u":/help/pictures"_s, QDir::Files);
        while (pictures.hasNext()) {
            const QString picture = pictures.next();
            QVERIFY2(used.contains(picture.mid(7)), qPrintable(picture));
            QVERIFY2(QImage(picture).width() >= ui::HelpBrowser::widestPicture * ui::HelpBrowser::pictureDensity,
                     qPrintable(picture)); // Else it would be blurred on a screen of that density.
            QVERIFY2(QFileInfo(picture).size() < 150'000, qPrintable(picture)); // They are in the program.
        }
        QVERIFY(used.size() > 10);
    }

    void everyPictureIsDescribed()
    {
        m_librarian->start();
        static const QRegularExpression silent(u"<img(?![^>]*alt=\"[^\"]+\")"_s);

        for (const ui::HelpPage &page : ui::helpPages())
            QVERIFY2(!textOf(u":/help/%1.html"_s.arg(page.name)).contains(silent), qPrintable(page.name));
    }

    void picturesFitIntoThePage()
    {
        QVERIFY(opened());

        for (const ui::HelpPage &page : ui::helpPages()) {
            help()->browser().showPage(page.name);
            QVERIFY2(help()->browser().horizontalScrollBar()->maximum() == 0, qPrintable(page.name));
        }
    }

    void theNamesOfThePagesAreNotCut()
    {
        QVERIFY(opened());
        const QAbstractItemView *contents = help()->findChild<QListWidget *>(u"helpContents"_s);

        QVERIFY2(contents->sizeHintForColumn(0) <= contents->viewport()->width(),
                 qPrintable(QString::number(contents->sizeHintForColumn(0))));
    }

    void picturesHaveThePixelsOfTheScreen()
    {
        QVERIFY(opened());
        ui::HelpBrowser &browser = help()->browser();
        const QImage picture =
            browser.loadResource(QTextDocument::ImageResource, QUrl(u"qrc:/help/pictures/help-catalogue.png"_s))
                .value<QImage>();

        QCOMPARE(picture.devicePixelRatio(), browser.devicePixelRatioF());
        QVERIFY(picture.deviceIndependentSize().width() <= ui::HelpBrowser::widestPicture);
        const QImage shipped(u":/help/pictures/help-catalogue.png"_s);
        for (int x = 0; x < 40; ++x) // What is of one colour stays so.
            QCOMPARE(picture.pixelColor(x, picture.height() - 2), shipped.pixelColor(0, shipped.height() - 2));
    }

    void onePageLeadsToTheNextAndBack()
    {
        QVERIFY(opened());
        auto *contents = help()->findChild<QListWidget *>(u"helpContents"_s);
        contents->setFocus();

        QTest::keyClick(contents, Qt::Key_Down);
        QCOMPARE(help()->browser().page(), u"searching"_s);
        help()->browser().setSource(QUrl(u"sharing.html"_s));
        QCOMPARE(help()->browser().page(), u"sharing"_s);
        QCOMPARE(chosen(), u"sharing"_s);
        QTest::keyClick(contents, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(help()->browser().page(), u"searching"_s);
        QCOMPARE(chosen(), u"searching"_s);
        QTest::keyClick(contents, Qt::Key_Right, Qt::AltModifier);

        QCOMPARE(help()->browser().page(), u"sharing"_s);
    }

    void wordsAreFoundOnThePage()
    {
        QVERIFY(opened());
        help()->browser().showPage(u"migrations"_s);
        auto *line = help()->findChild<QLineEdit *>(u"helpSearchEdit"_s);
        auto *found = help()->findChild<QLabel *>(u"foundLabel"_s);

        QTest::keyClick(&help()->browser(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(line->hasFocus());
        QTest::keyClicks(line, u"rehearse"_s);
        const auto [before, here, all] = placesOf(u"rehearse"_s, u"migrations"_s);
        QVERIFY(here > 1);
        const QString first = u"%1 of %2"_s.arg(before + 1).arg(all);
        QCOMPARE(found->text(), first);
        QCOMPARE(help()->browser().textCursor().selectedText().toLower(), u"rehearse"_s);
        QCoreApplication::processEvents(); // The list has become wider, and the pictures of the page narrower.
        QCOMPARE(help()->browser().textCursor().selectedText().toLower(), u"rehearse"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(found->text(), u"%1 of %2"_s.arg(before + 2).arg(all));
        QTest::keyClick(line, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(found->text(), first);
        QTest::keyClick(line, Qt::Key_F3);
        QCOMPARE(found->text(), u"%1 of %2"_s.arg(before + 2).arg(all));
        QTest::keyClicks(line, u"xyz"_s);
        QCOMPARE(found->text(), u"Nowhere in the help"_s);

        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(line->text().isEmpty() && help()->isVisible());
        QTest::keyClick(&help()->browser(), Qt::Key_Escape);
        QVERIFY(!help());
    }

    void wordsAreFoundOnAllPages()
    {
        QVERIFY(opened());
        help()->browser().showPage(u"first-steps"_s);
        auto *contents = help()->findChild<QListWidget *>(u"helpContents"_s);
        const int pages = contents->count();
        const int usual = contents->width();
        auto *line = help()->findChild<QLineEdit *>(u"helpSearchEdit"_s);
        line->setFocus();

        QTest::keyClicks(line, u"rehearse"_s); // Not on the first page.

        const auto all = placesOf(u"rehearse"_s, {}).all;
        QVERIFY(all > 1);
        QCOMPARE(help()->browser().page(), u"first-steps"_s);
        QVERIFY(contents->count() > all); // Each place, and its page.
        const QString excerpt = contents->item(1)->text().trimmed();
        QVERIFY(excerpt.contains(u"rehearse"_s, Qt::CaseInsensitive));
        QVERIFY2(contents->width() > usual * 5 / 4, qPrintable(QString::number(contents->width())));
        const QString whole = contents->item(1)->toolTip();
        QVERIFY2(whole.simplified().contains(QString(excerpt).remove(u'…')) && whole.size() > excerpt.size(),
                 qPrintable(whole));
        for (const QString &each : whole.split(u'\n'))
            QVERIFY2(each.size() < 80, qPrintable(each));
        contents->setCurrentRow(1);
        QCOMPARE(help()->browser().page(), contents->item(1)->data(Qt::UserRole).toString());
        QCOMPARE(help()->browser().textCursor().selectedText().toLower(), u"rehearse"_s);
        for (int place = 1; place < all; ++place)
            QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(help()->findChild<QLabel *>(u"foundLabel"_s)->text(), u"%1 of %1"_s.arg(all));
        QTest::keyClick(line, Qt::Key_Escape);
        QCOMPARE(contents->count(), pages);
        QCOMPARE(contents->width(), usual);
    }

    void thePlacesFoundAreGoneThroughWithTheKeys()
    {
        QVERIFY(opened());
        auto *contents = help()->findChild<QListWidget *>(u"helpContents"_s);
        auto *line = help()->findChild<QLineEdit *>(u"helpSearchEdit"_s);
        line->setFocus();
        QTest::keyClicks(line, u"rehearse"_s);
        contents->setFocus();
        const int last = contents->count() - 1;
        contents->setCurrentRow(last);

        for (int row = last; row >= 0; --row) {
            QCOMPARE(contents->currentRow(), row);
            QCOMPARE(help()->browser().page(), contents->item(row)->data(Qt::UserRole).toString());
            QTest::keyClick(contents, Qt::Key_Up);
        }

        contents->setCurrentRow(last);
        const int row = contents->row(contents->findItems(u"Migrations"_s, Qt::MatchStartsWith).first());
        QTest::mouseClick(contents->viewport(), Qt::LeftButton, {},
                          contents->visualItemRect(contents->item(row)).center());
        QCOMPARE(contents->currentRow(), row);
        QCOMPARE(help()->browser().verticalScrollBar()->value(), 0);
    }

    void oneLetterIsNotLookedForYet()
    {
        QVERIFY(opened());
        auto *contents = help()->findChild<QListWidget *>(u"helpContents"_s);
        const int pages = contents->count();
        auto *line = help()->findChild<QLineEdit *>(u"helpSearchEdit"_s);
        line->setFocus();

        QTest::keyClicks(line, u"a"_s);

        QCOMPARE(contents->count(), pages);
        QVERIFY(help()->browser().extraSelections().isEmpty());
        QVERIFY(!help()->findChild<QLabel *>(u"foundLabel"_s)->isVisible());
        QTest::keyClicks(line, u"n"_s);
        QVERIFY(help()->findChild<QLabel *>(u"foundLabel"_s)->isVisible());
        QVERIFY(!help()->browser().extraSelections().isEmpty());
    }

    void everythingIsReachedByTab()
    {
        QVERIFY(opened());
        help()->browser().showPage(u"sharing"_s);
        QStringList reached;

        for (int press = 0; press < 20; ++press) {
            reached += QApplication::focusWidget()->objectName();
            m_librarian->press(Qt::Key_Tab);
        }

        for (const QString &name : {u"helpText"_s, u"helpContents"_s, u"helpBackButton"_s, u"helpSearchEdit"_s}) {
            QVERIFY2(reached.contains(name), qPrintable(name));
            QVERIFY(!help()->findChild<QWidget *>(name)->accessibleName().isEmpty());
        }
    }

    void everyCommandStandsThereWithItsKey()
    {
        QVERIFY(opened());
        help()->browser().showPage(u"keyboard"_s);
        const QString text = help()->browser().toPlainText();
        int keys = 0;

        for (const QAction *action : m_librarian->window().actions()) {
            const QString shortcut = action->shortcut().toString(QKeySequence::NativeText);
            if (shortcut.isEmpty() || !action->isVisible()) // A view that there is not has no key.
                continue;
            QVERIFY2(text.contains(shortcut) && text.contains(action->text().remove(u'&')), qPrintable(action->text()));
            ++keys;
        }

        QVERIFY(keys > 10);
    }

    void thePageIsReadableInTheDark()
    {
        QVERIFY(opened());
        ui::theme::apply(*qApp, ui::theme::Appearance::Dark);

        const QTextBlock heading = help()->browser().document()->begin();
        const QColor text = heading.begin().fragment().charFormat().foreground().style() == Qt::NoBrush
            ? help()->browser().palette().color(QPalette::Text)
            : heading.begin().fragment().charFormat().foreground().color();
        QVERIFY(text.lightness() > 150);
        QVERIFY(help()->browser().palette().color(QPalette::Base).lightness() < 60);
        QDirIterator pictures(u":/help/pictures"_s, QDir::Files);
        while (pictures.hasNext()) {
            const QUrl picture(u"qrc"_s + pictures.next());
            const auto shown = help()->browser().loadResource(QTextDocument::ImageResource, picture).value<QImage>();
            QVERIFY2(shown.pixelColor(2, shown.height() - 3).lightness() < 60, qPrintable(picture.fileName()));
        }
    }

    void aboutTellsVersionsAndLicencesAndKeepsAddressesToItself()
    {
        ConnectionAddress address = m_server.overTcp(m_address);
        m_librarian->open(address);
        m_librarian->window().findChild<QAction *>(u"aboutAction"_s)->trigger();
        EVENTUALLY(!m_librarian->text(u"AboutDialog/localServer"_s).isEmpty());

        QVERIFY(m_librarian->text(u"AboutDialog/version"_s).startsWith(QStringLiteral(CATALPA_VERSION)));
        QVERIFY(m_librarian->text(u"AboutDialog/catalogueServer"_s).contains(u'.'));
        m_librarian->click(u"AboutDialog/copyDiagnosticsButton"_s);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"libpq"_s) && copied.contains(u"another PostgreSQL"_s), qPrintable(copied));
        for (const QString &secret : {address.host, QString::number(address.port), address.database})
            QVERIFY2(!copied.contains(secret), qPrintable(secret));
        m_librarian->click(u"AboutDialog/licencesButton"_s);
        EVENTUALLY(m_librarian->text(u"LicencesDialog/licenceText"_s).contains(u"GNU GENERAL PUBLIC LICENSE"_s));
    }

private:
    struct Places {
        qsizetype before = 0; //!< On the pages before.
        qsizetype here = 0;
        qsizetype all = 0;
    };
    Places placesOf(const QString &words, const QString &page) const
    {
        Places places;
        bool isBefore = true;
        for (const ui::HelpPage &each : ui::helpPages()) {
            QTextDocument text;
            text.setHtml(help()->browser().htmlOf(each.name));
            const auto count = text.toPlainText().count(words, Qt::CaseInsensitive);
            isBefore = isBefore && each.name != page;
            places.before += isBefore ? count : 0;
            places.here += each.name == page ? count : 0;
            places.all += count;
        }
        return places;
    }
    static ui::HelpWindow *help()
    {
        const QWidgetList windows = QApplication::topLevelWidgets();
        for (QWidget *window : windows) {
            if (auto *found = qobject_cast<ui::HelpWindow *>(window); found && found->isVisible())
                return found;
        }
        return nullptr;
    }
    static QString chosen()
    {
        return help()->findChild<QListWidget *>(u"helpContents"_s)->currentItem()->data(Qt::UserRole).toString();
    }
    static QString textOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    bool opened()
    {
        m_librarian->start();
        m_librarian->press(Qt::Key_F1);
        return QTest::qWaitFor([] { return help() && help()->isActiveWindow(); }, 20'000);
    }

    bool go(const QString &place)
    {
        if (place == "start"_L1 || place == "connect"_L1) {
            m_librarian->start();
            if (place == "connect"_L1)
                m_librarian->window().offer(m_address.withPassword());
            return true;
        }
        m_librarian->open(m_address);
        m_librarian->clickCell(0, 0);
        QString dialog;
        if (place == "details"_L1)
            m_librarian->click(u"AuthorPane/nameEdit"_s);
        if (place == "newBook"_L1)
            m_librarian->press(Qt::Key_N, Qt::ControlModifier), dialog = u"NewBookDialog"_s;
        if (place == "removeAuthor"_L1)
            m_librarian->press(Qt::Key_Delete), dialog = u"RemoveAuthorDialog"_s;
        if (place == "migrations"_L1)
            m_librarian->press(Qt::Key_M, Qt::ControlModifier), dialog = u"MigrationsDialog"_s;
        return dialog.isEmpty()
            || QTest::qWaitFor([&] { return m_librarian->sees(dialog) && m_librarian->find(dialog)->isActiveWindow(); },
                               20'000);
    }

    //! What the window of shortcuts shows now.
    QStringList shortcuts() const
    {
        QStringList lines;
        const auto &list = m_librarian->the<QTreeWidget>(u"shortcutList"_s);
        for (int group = 0; group < list.topLevelItemCount(); ++group) {
            const QTreeWidgetItem *heading = list.topLevelItem(group);
            for (int line = 0; line < heading->childCount(); ++line) {
                if (!heading->isHidden() && !heading->child(line)->isHidden())
                    lines += heading->child(line)->text(0);
            }
        }
        return lines;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(HelpTest)
#include "tst_help.moc"
