// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"

#include "app/services.h"
#include "base/futures.h"
#include "base/translation.h"
#include "db/session.h"
#include "local/archivedatabase.h"
#include "migrate/pgschemahistory.h"
#include "store/pgcatalogue.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"

#include <QtCore/QDirIterator>
#include <QtGui/QAction>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QStatusBar>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

QString readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QWidget *inFront()
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup->focusWidget() ? popup->focusWidget() : popup; // As Qt does it.
    return QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow();
}

} // namespace

void PreparedAnswers::ask(QWidget *parent, const ui::Question &question, std::function<void()> confirmed)
{
    asked += question;
    if (holds)
        return;
    if (agrees)
        QMetaObject::invokeMethod(parent, std::move(confirmed), Qt::QueuedConnection);
    else if (question.declined)
        QMetaObject::invokeMethod(parent, question.declined, Qt::QueuedConnection);
}

void PreparedAnswers::tell(QWidget *, const QString &, const QString &heading, const QString &)
{
    told += heading;
}

void PreparedAnswers::saveFile(QWidget *parent, const QString &, const QString &suggestion,
                               std::function<void(const QString &)> chosen)
{
    suggestedFile = suggestion;
    openFile(parent, {}, {}, std::move(chosen));
}

void PreparedAnswers::openFile(QWidget *parent, const QString &, const QString &,
                               std::function<void(const QString &)> chosen)
{
    if (!file.isEmpty())
        QMetaObject::invokeMethod(
            parent, [answer = std::move(chosen), path = file] { answer(path); }, Qt::QueuedConnection);
}

void PreparedAnswers::openFolder(QWidget *parent, const QString &, std::function<void(const QString &)> chosen)
{
    if (!folder.isEmpty())
        QMetaObject::invokeMethod(
            parent, [answer = std::move(chosen), path = folder] { answer(path); }, Qt::QueuedConnection);
}

void PreparedAnswers::choosePrinter(QWidget *parent, const std::shared_ptr<QPrinter> &printer, int,
                                    std::function<void()> chosen)
{
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(file);
    QMetaObject::invokeMethod(parent, std::move(chosen), Qt::QueuedConnection);
}

QFuture<Result<std::optional<QString>>> MemoryKeychain::read(const QString &entry)
{
    using Password = std::optional<QString>;
    return inBackground([there = isThere, kept = kept, entry]() -> Result<Password> {
        if (!there)
            return failure(ErrorKind::Missing, u"No keychain answers."_s);
        return kept.contains(entry) ? Password(kept.value(entry)) : Password();
    });
}

QFuture<Result<>> MemoryKeychain::write(const QString &entry, const QString &password)
{
    if (isThere)
        kept.insert(entry, password);
    return inBackground([there = isThere]() -> Result<> {
        if (!there)
            return failure(ErrorKind::Missing, u"No keychain answers."_s);
        return {};
    });
}

QFuture<Result<>> MemoryKeychain::remove(const QString &entry)
{
    kept.remove(entry);
    return inBackground([]() -> Result<> { return {}; });
}

Librarian::Librarian(const ConnectionAddress &local)
    : m_local(local)
    , m_settings(std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat))
{
    [[maybe_unused]] static const bool once = [] {
        installTranslations(*qApp);
        return true;
    }();
}

Librarian::~Librarian()
{
    quit();
}

void Librarian::start()
{
    Services services = app::realServices();
    services.startLocal = [address = m_local] {
        return QtFuture::makeReadyFuture(Result<ConnectionAddress>(address));
    };
    services.setLocalAside = [address = m_local] {
        return inBackground([address] {
            return local::archiveDatabase(address).map([&address](const QString &name) {
                ConnectionAddress beside = address;
                beside.database = u"template1"_s;
                db::Session session(beside);
                if (!session.run("CREATE DATABASE \"" + address.database.toUtf8() + '"'))
                    qFatal("No new database");
                return name;
            });
        });
    };
    services.listKept = [address = m_local] {
        return inBackground([address]() -> Result<QList<KeptCatalogue>> {
            return address.database.isEmpty() ? Result<QList<KeptCatalogue>>() : local::archivedDatabases(address);
        });
    };
    services.openJournal = [folder = m_folder.filePath(u"edits"_s)](const QString &database) {
        return std::make_unique<Journal>(folder, database);
    };
    services.openViews = [folder = viewsFolder()](const ConnectionAddress &address) {
        return std::make_unique<ViewStorage>(folder, address.identity());
    };
    services.keychain = keychain;
    services.openUrl = [this](const QUrl &url) {
        browsed += url;
        return true;
    };
    services.openCatalogue = [this](const ConnectionAddress &address) {
        return std::make_unique<store::PgCatalogue>(address, startServer);
    };
    services.makeTicker = [this] {
        auto ticker = std::make_unique<HandTicker>();
        clock = ticker.get();
        return ticker;
    };
    m_window = std::make_unique<ui::MainWindow>(services, *m_settings, answers);
    if (firstSize)
        m_window->resize(*firstSize);
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get(), 20'000))
        qFatal("The window does not come to the front");
    m_window->begin();
}

void Librarian::quit()
{
    if (m_window && !m_window->close() && !QTest::qWaitFor([this] { return !m_window->isVisible(); }, 20'000))
        qFatal("The window does not close: %s", qPrintable(everythingToBeRead()));
    m_window.reset();
}

void Librarian::open(const ConnectionAddress &address)
{
    start();
    m_window->open(address);
    if (!QTest::qWaitFor([this] { return hasRows(); }, 20'000))
        qFatal("The catalogue shows no rows: %s", qPrintable(everythingToBeRead()));
    m_window->activateWindow(); // There is no window manager here to do it.
}

QString Librarian::settingsText()
{
    m_settings->sync();
    return readAll(m_settings->fileName());
}

QString Librarian::journalText() const
{
    QString text;
    QDirIterator files(m_folder.filePath(u"edits"_s), {u"*.journal"_s}, QDir::Files);
    while (files.hasNext())
        text += readAll(files.next());
    return text;
}

void Librarian::spoilJournal()
{
    const QString folder = m_folder.filePath(u"edits"_s);
    QFile inTheWay(folder);
    if (!QDir(folder).removeRecursively() || !inTheWay.open(QFile::WriteOnly))
        qFatal("The folder of edits cannot be taken away");
}

QWidget *Librarian::find(const QString &path) const
{
    QList<QWidget *> found{m_window.get()};
    for (const QString &name : path.split(u'/')) {
        QList<QWidget *> inside;
        for (const QWidget *widget : std::as_const(found))
            inside += widget->findChildren<QWidget *>(name);
        found = inside;
    }
    const auto visible = std::find_if(found.cbegin(), found.cend(), [](QWidget *each) { return each->isVisible(); });
    return visible == found.cend() ? nullptr : *visible;
}

QString Librarian::text(const QString &path) const
{
    const QWidget *widget = find(path);
    return widget ? widget->property(qobject_cast<const QPlainTextEdit *>(widget) ? "plainText" : "text").toString()
                  : QString();
}

QString Librarian::status() const
{
    return text(u"CatalogueStatusBar/messageLabel"_s);
}

QString Librarian::everythingToBeRead() const
{
    QStringList texts;
    const QList<QObject *> objects = m_window->findChildren<QObject *>() + QList<QObject *>{m_window.get()};
    for (const QObject *object : objects) {
        const auto *line = qobject_cast<const QLineEdit *>(object);
        for (const char *name : {"text", "plainText", "toolTip", "statusTip", "whatsThis", "windowTitle",
                                 "accessibleName", "accessibleDescription", "placeholderText"}) {
            if (qstrcmp(name, "text") == 0 && line)
                texts += line->displayText();
            else
                texts += object->property(name).toString();
        }
    }
    texts.removeAll(QString());
    return texts.join(u'\n');
}

ui::CatalogueView &Librarian::table() const
{
    return *m_window->catalogue()->current()->view();
}

QStringList Librarian::column(int column) const
{
    QStringList cells;
    if (!m_window->catalogue())
        return cells;
    const QAbstractItemModel *model = table().model();
    for (int row = 0; row < qMin(1000, model->rowCount()); ++row) {
        const QModelIndex index = model->index(row, column);
        if (index.data(CatalogueTableModel::LoadedRole).toBool())
            cells += index.data().toString();
    }
    return cells;
}

bool Librarian::hasRows() const
{
    return !column().isEmpty();
}

void Librarian::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(inFront(), key, modifiers);
}

void Librarian::press(QKeySequence::StandardKey keys) const
{
    QTest::keySequence(inFront(), QKeySequence(keys));
}

void Librarian::type(const QString &text) const
{
    // QTest::keyClicks() knows Latin-1 only.
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, inFront(), Qt::Key(letter.toUpper().unicode()), QString(letter), {});
}

void Librarian::click(const QString &path) const
{
    QTest::mouseClick(&the<QWidget>(path), Qt::LeftButton);
}

void Librarian::clickCell(int row, int column) const
{
    const QRect cell = table().visualRect(table().model()->index(row, column));
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, cell.center());
}

void Librarian::clickHeader(int column, Qt::KeyboardModifiers modifiers) const
{
    const QHeaderView *header = table().horizontalHeader();
    const QPoint middle(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                        header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, middle);
}

void Librarian::writeCell(int row, int column, const QString &text) const
{
    clickCell(row, column);
    press(Qt::Key_F2);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Backspace);
    type(text);
    press(Qt::Key_Return);
    // The editor is put away when the event loop comes round.
    (void)QTest::qWaitFor([this] { return !table().viewport()->findChild<QLineEdit *>(); }, 20'000);
}

void Librarian::writeLine(const QString &path, const QString &text) const
{
    click(path);
    if (!QTest::qWaitFor([&] { return the<QWidget>(path).hasFocus(); }, 20'000))
        qFatal("%s does not take the focus", qPrintable(path));
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Backspace);
    type(text);
}

bool Librarian::pickAuthor(const QString &path, const QString &part) const
{
    writeLine(path, part);
    if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }, 20'000))
        return false;
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    return QApplication::activePopupWidget() == nullptr;
}

void migrate(TestServer &server, const ConnectionAddress &address)
{
    server.fill(address, u"every migration"_s, [](const ConnectionAddress &empty) {
        migrate::PgSchemaHistory history(empty);
        auto future = history.apply({}, {});
        future.waitForFinished();
        const auto report = future.result();
        if (!report || report->failure)
            qFatal("The migrations could not be applied");
    });
}

ConnectionAddress filledShelves(TestServer &server)
{
    const ConnectionAddress address = server.createDatabase();
    migrate(server, address);
    fillShelves(server, address);
    return address;
}

void fillShelves(const TestServer &server, const ConnectionAddress &address)
{
    server.sql(address, uR"(
        INSERT INTO authors (name, bio, country, created_at) VALUES
            ('Ursula K. Le Guin', 'Wrote of Earthsea.', 'US', '2025-02-03 23:30:00'),
            ('Karel Čapek', NULL, 'AT', '2025-02-03 10:00:00'),
            ('Stanisław Lem', NULL, 'PL', '2025-02-03 10:00:00'),
            ('Åsa Larsson', NULL, 'SE', '2025-02-03 10:00:00'),
            ('Zadie Smith', NULL, NULL, '2025-02-03 10:00:00');
        INSERT INTO books (title, author_id) VALUES
            ('A Wizard of Earthsea', 1), ('The Dispossessed', 1), ('R.U.R.', 2), ('War with the Newts', 2),
            ('Solaris', 3);)"_s);
}

} // namespace catalpa::test
