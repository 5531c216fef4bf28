// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader.h"

#include "models/booksmodel.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"

#include <QtGui/QWheelEvent>
#include <QtWidgets/QScrollBar>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::test {
namespace {

constexpr auto never = std::numeric_limits<double>::infinity();

//! The models that were asked for rows, the one in the pane beside the table included.
bool isAtRest(const ui::CataloguePage &page)
{
    const auto models = page.findChildren<CatalogueTableModel *>();
    return std::all_of(models.cbegin(), models.cend(), [](const CatalogueTableModel *model) {
        return !model->isLoading() && (model->isCounted() || model->rowCount() == 0);
    });
}

} // namespace

Reader::Reader(const TestServer &server, const ConnectionAddress &address, int roundTrip)
    : m_server(server)
    , m_address(address)
    , m_roundTrip(roundTrip)
    , m_line(server.overTcp(address))
{
    m_line.setLatency(roundTrip / 2);
    m_librarian.start();
    letPass(200ms);
}

QTableView &Reader::view() const
{
    return m_librarian.table();
}

CatalogueTableModel &Reader::model() const
{
    return *m_librarian.window().catalogue()->current()->model();
}

double Reader::open()
{
    QElapsedTimer timer;
    timer.start();
    double shown = never;
    QObject context;
    QObject::connect(&m_librarian.window(), &ui::MainWindow::catalogueShown, &context, [&] {
        view().viewport()->repaint();
        shown = std::min(shown, double(timer.nsecsElapsed()) / 1e6);
    });
    m_librarian.window().open(m_line.address());
    if (!waitFor([&] { return shown < never; }, timeouts))
        qFatal("The catalogue shows no rows: %s", qPrintable(m_librarian.everythingToBeRead()));
    return shown;
}

double Reader::settle() const
{
    QElapsedTimer timer;
    timer.start();
    const bool settled = waitFor([&] { return isAtRest(*m_librarian.window().catalogue()); }, timeouts);
    return settled ? double(timer.nsecsElapsed()) / 1e6 : never;
}

void Reader::waitForQuiet() const
{
    const auto isBusy = [&] {
        return m_server.sql(m_address,
                            u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND application_name <> ''"
                            " AND pid <> pg_backend_pid() AND datname = current_database()"_s)
            != "0"_L1;
    };
    for (int before = -1; before != m_line.roundTrips();) {
        before = m_line.roundTrips();
        settle();
        letPass(std::chrono::milliseconds(100 + 2 * m_roundTrip));
        if (isBusy())
            before = -1;
    }
}

void Reader::goToBooks()
{
    m_librarian.press(Qt::Key_2, Qt::ControlModifier);
    settle();
    QObject::connect(&model(), &CatalogueTableModel::failed, &m_listener, [this] {
        m_failed = true;
        view().viewport()->update();
    });
}

double Reader::answerOf(const std::function<void()> &act, const Condition &isAsked)
{
    m_failed = false;
    const auto isAnswered = [&] {
        return m_failed || (isAsked() && !model().isLoading());
    };
    const double time = timeToPaint(*view().viewport(), act, isAnswered, timeouts);
    return m_failed ? never : time;
}

double Reader::refreshVisible()
{
    return answerOf([&] { model().refresh(); }, [] { return true; });
}

double Reader::jump()
{
    return jumpIn(view(), m_chance);
}

double Reader::sort(int column, Qt::SortOrder order)
{
    const CatalogueTableModel::SortColumn wanted{.column = column, .order = order};
    return answerOf([&] { model().sort(column, order); }, [&] { return model().sorting().value(0) == wanted; });
}

void Reader::search(const QString &words, const std::function<void(const QString &typed, double time)> &answered)
{
    m_librarian.press(Qt::Key_F, Qt::ControlModifier);
    QString typed;
    for (const QChar letter : words) {
        typed += letter;
        const double time =
            answerOf([&] { m_librarian.type(QString(letter)); }, [&] { return model().search() == typed.trimmed(); });
        if (letter != u' ') // Asks for nothing new.
            answered(typed, time);
    }
    endSearch();
}

void Reader::searchInHaste(const QString &words)
{
    m_librarian.press(Qt::Key_F, Qt::ControlModifier);
    for (const QChar letter : words) {
        m_librarian.type(QString(letter));
        letPass(70ms);
    }
    waitFor([&] { return model().search() == words && !model().isLoading(); }, timeouts);
    endSearch();
}

void Reader::endSearch()
{
    m_librarian.press(Qt::Key_Escape);
    waitFor([&] { return model().search().isEmpty() && !model().isLoading(); }, timeouts);
}

double Reader::ask(const QString &words)
{
    return answerOf([&] { model().setSearch(words); }, [] { return true; });
}

double Reader::edit()
{
    const QModelIndex title = model().index(0, BooksModel::Title);
    QElapsedTimer timer;
    timer.start();
    model().setData(title, QString(title.data(Qt::EditRole).toString() + u'*'), Qt::EditRole);
    const auto isSaved = [&] {
        return m_librarian.window().catalogue()->outbox().entries().empty();
    };
    return waitFor(isSaved, timeouts) ? double(timer.nsecsElapsed()) / 1e6 : never;
}

double jumpIn(QTableView &view, QRandomGenerator &chance)
{
    QScrollBar *bar = view.verticalScrollBar();
    const int place = chance.bounded(bar->maximum() + 1);
    return timeToPaint(
        *view.viewport(), [&] { bar->setValue(place); }, [&] { return showsLoadedRows(view); }, Reader::timeouts);
}

void scroll(QTableView &view)
{
    constexpr int steps = 100;
    view.setFocus();
    for (int page = 0; page < steps; ++page) {
        QTest::keyClick(&view, Qt::Key_PageDown);
        letPass(15ms);
    }
    const QPointF middle = QRectF(view.viewport()->rect()).center();
    for (int notch = 0; notch < 2 * steps; ++notch) {
        QWheelEvent event(middle, view.viewport()->mapToGlobal(middle), {}, {0, -360}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &event);
        letPass(8ms);
    }
    QScrollBar *bar = view.verticalScrollBar();
    for (int step = 0; step < steps; ++step) {
        bar->setValue(int(qint64(bar->maximum()) * ((step * 37) % 100) / 100));
        letPass(15ms);
    }
}

} // namespace catalpa::test
