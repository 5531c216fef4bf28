// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/lookupservers.h"

#include <QtCore/QMutex>
#include <QtCore/QRegularExpression>
#include <QtCore/QThread>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QtTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

//! A server in a thread of its own, with a function for whoever comes.
class ServingThread final : public QThread {
public:
    using Serve = std::function<void(QTcpSocket &)>;

    explicit ServingThread(Serve serve)
        : m_serve(std::move(serve))
    {
        start();
        m_ready.acquire();
    }
    ~ServingThread() override
    {
        quit();
        wait();
    }
    quint16 port() const { return m_port; }

protected:
    void run() override
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("No port to listen at");
        m_port = server.serverPort();
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            while (QTcpSocket *socket = server.nextPendingConnection())
                m_serve(*socket);
        });
        m_ready.release();
        exec();
    }

private:
    Serve m_serve;
    QSemaphore m_ready;
    quint16 m_port = 0;
};

QByteArray http(const QByteArray &status, const QByteArray &body, const QByteArray &more = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: text/xml\r\nConnection: close\r\n" + more
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray marcXml(const StandInSru::Book &book)
{
    const auto field = [](const char *tag, const char *code, const QString &text) {
        return QByteArray("<marc:datafield tag=\"") + tag + R"(" ind1="1" ind2="0"><marc:subfield code=")" + code
            + "\">" + text.toHtmlEscaped().toUtf8() + "</marc:subfield></marc:datafield>";
    };
    return "<marc:record xmlns:marc=\"http://www.loc.gov/MARC21/slim\"><marc:leader>00000nam a2200000 a 4500"
           "</marc:leader>"
        + field("020", "a", book.isbn) + field("100", "a", book.author) + field("245", "a", book.title)
        + (book.publisher.isEmpty() ? QByteArray() : field("260", "b", book.publisher)) + "</marc:record>";
}

QByteArray answer(const QByteArrayList &records, const QByteArray &number)
{
    QByteArray all = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<zs:searchRetrieveResponse "
                     "xmlns:zs=\"http://www.loc.gov/zing/srw/\"><zs:version>1.1</zs:version><zs:numberOfRecords>"
        + number + "</zs:numberOfRecords><zs:records>";
    for (const QByteArray &record : records)
        all += "<zs:record><zs:recordPacking>xml</zs:recordPacking><zs:recordData>" + record
            + "</zs:recordData></zs:record>";
    return all + "</zs:records></zs:searchRetrieveResponse>";
}

constexpr QByteArrayView diagnostic(
    "<searchRetrieveResponse xmlns=\"http://www.loc.gov/zing/srw/\"><version>1.1</version><numberOfRecords>0"
    "</numberOfRecords><diagnostics><d:diagnostic xmlns:d=\"http://www.loc.gov/zing/srw/diagnostic/\">"
    "<d:uri>info:srw/diagnostic/1/16</d:uri><d:details>bath.isbn</d:details><d:message>Unsupported index</d:message>"
    "</d:diagnostic></diagnostics></searchRetrieveResponse>");

} // namespace

TestZ3950Server::TestZ3950Server()
    : m_port(freePort())
{
    const QString program = QStandardPaths::findExecutable(u"yaz-ztest"_s);
    if (program.isEmpty())
        qFatal("yaz-ztest is missing: it is in Debian's package yaz");
    m_process.start(program, {u"-T"_s, u"-w"_s, m_folder.path(), u"tcp:127.0.0.1:%1"_s.arg(m_port)},
                    m_folder.file(u"log"_s), SIGKILL);
    const bool isThere = QTest::qWaitFor(
        [this] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_port);
            return socket.waitForConnected(1'000) || !m_process.isRunning();
        },
        20'000);
    if (!isThere || !m_process.isRunning())
        qFatal("yaz-ztest does not listen");
}

TestZ3950Server::~TestZ3950Server()
{
    m_process.end(SIGKILL);
}

QString TestZ3950Server::address(const QString &database) const
{
    return u"z3950://127.0.0.1:%1/%2"_s.arg(m_port).arg(database);
}

struct StandInSru::Private {
    void serve(QTcpSocket &socket);
    void respond(QTcpSocket &socket, const QString &path, const QString &cql);
    QByteArray found(const QString &cql) const;

    QList<Book> books;
    mutable QMutex mutex;
    QStringList questions;
    QList<QPointer<QTcpSocket>> waiting; // Of the thread.
    QObject *inThread = nullptr;
    std::unique_ptr<ServingThread> thread; // Ends first.
};

QByteArray StandInSru::Private::found(const QString &cql) const
{
    QByteArrayList records;
    for (const Book &book : books) {
        const QStringList words = book.title.split(u' ') + book.author.split(u' ');
        const bool isIt = cql.contains("isbn"_L1) ? cql.contains(book.isbn)
                                                  : std::any_of(words.cbegin(), words.cend(), [&](const QString &word) {
                                                        return cql.contains(u'"' + word + u'"', Qt::CaseInsensitive);
                                                    });
        if (isIt)
            records += marcXml(book);
    }
    return answer(records, QByteArray::number(records.size()));
}

void StandInSru::Private::respond(QTcpSocket &socket, const QString &path, const QString &cql)
{
    if (path == "/silent"_L1)
        return;
    if (path == "/slow"_L1) {
        QMutexLocker locker(&mutex);
        waiting += &socket;
        socket.setProperty("cql", cql);
        return;
    }
    if (path == "/huge"_L1) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<records>");
        const auto more = [&socket] {
            if (socket.bytesToWrite() < 1'000'000)
                socket.write(QByteArray(1'000'000, 'x'));
        };
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
        return more();
    }
    const QByteArray whole = http("200 OK", found(cql));
    const Book other{u"9780000000002"_s, u"Another book"_s, u"Somebody"_s};
    if (path == "/broken"_L1 || (path == "/tired"_L1 && cql.contains("9791090636071"_L1)))
        socket.write(whole.first(whole.size() / 2));
    else if (path == "/lies"_L1)
        socket.write(http("200 OK", answer(QByteArrayList(200, marcXml(other)), "999999999999999999999")));
    else if (path == "/elsewhere"_L1)
        socket.write(http("302 Found", {}, "Location: http://u:p@127.0.0.1:1/there?operation=searchRetrieve#x\r\n"));
    else if (path == "/nowhere"_L1)
        socket.write(http("302 Found", {}, "Location: file:///etc/passwd\r\n"));
    else if (path == "/unchanged"_L1)
        socket.write(http("304 Not Modified", {}));
    else if (path == "/code"_L1)
        socket.write(http("200 OK",
                          "<r><diagnostics><diagnostic><uri>info:srw/diagnostic/1/10</uri></diagnostic>"
                          "</diagnostics></r>"));
    else if (path == "/noise"_L1)
        socket.write(http("200 OK", QByteArray("\x7f\x45LF\0\1\2<html>", 13)));
    else if (path == "/diagnostic"_L1)
        socket.write(http("200 OK", diagnostic.toByteArray()));
    else if (path == "/unavailable"_L1)
        socket.write(http("503 Service Unavailable", "later"));
    else if (path == "/damaged"_L1)
        socket.write(http(
            "200 OK",
            answer({"<record><leader>x</leader></record>", "<record><datafield></record>", marcXml(other)}, "three")));
    else
        socket.write(whole);
    socket.disconnectFromHost();
}

void StandInSru::Private::serve(QTcpSocket &socket)
{
    QObject::connect(&socket, &QTcpSocket::disconnected, &socket, &QObject::deleteLater);
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this, &socket] {
        if (!socket.peek(100'000).contains("\r\n\r\n"))
            return;
        const QUrl url = QUrl::fromEncoded("http://x" + socket.readAll().split(' ').value(1));
        const QString cql = QUrlQuery(url).queryItemValue(u"query"_s, QUrl::FullyDecoded);
        {
            const QMutexLocker locker(&mutex);
            questions += cql;
        }
        respond(socket, url.path(), cql);
    });
}

StandInSru::StandInSru(const QList<Book> &books)
    : d(std::make_unique<Private>())
{
    d->books = books;
    d->thread = std::make_unique<ServingThread>([this](QTcpSocket &socket) { d->serve(socket); });
}

StandInSru::~StandInSru() = default;

QString StandInSru::address(const QString &path) const
{
    return u"http://127.0.0.1:%1/%2"_s.arg(d->thread->port()).arg(path);
}

QStringList StandInSru::questions() const
{
    const QMutexLocker locker(&d->mutex);
    return d->questions;
}

void StandInSru::release()
{
    const QMutexLocker locker(&d->mutex);
    for (const QPointer<QTcpSocket> &socket : std::exchange(d->waiting, {})) {
        if (!socket)
            continue;
        QMetaObject::invokeMethod(socket,
                                  [socket, bytes = http("200 OK", d->found(socket->property("cql").toString()))] {
                                      socket->write(bytes);
                                      socket->disconnectFromHost();
                                  });
    }
}

struct StubbornServer::Private {
    std::unique_ptr<ServingThread> thread;
};

StubbornServer::StubbornServer(const QByteArray &bytes)
    : d(std::make_unique<Private>())
{
    d->thread = std::make_unique<ServingThread>([bytes](QTcpSocket &socket) {
        QObject::connect(&socket, &QTcpSocket::disconnected, &socket, &QObject::deleteLater);
        if (!bytes.isEmpty())
            socket.write(bytes);
    });
}

StubbornServer::~StubbornServer() = default;

quint16 StubbornServer::port() const
{
    return d->thread->port();
}

} // namespace catalpa::test
