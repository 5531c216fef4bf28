// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/authorpicker.h"

#include "core/records/likeness.h"
#include "exchange/catalogue/bookauthor.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {
namespace {

constexpr int mostMatches = 12;

} // namespace

QString AuthorPicker::described(const Author &author)
{
    QString text = author.name;
    if (author.country)
        text += u" · "_s + *author.country;
    return author.bookCount < 0 ? text : text + u" · "_s + tr("%n book(s)", nullptr, int(author.bookCount));
}

AuthorPicker::AuthorPicker(AuthorStore &store, QWidget *parent)
    : QLineEdit(parent)
    , m_store(store)
    , m_matches(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_matches, this))
{
    setObjectName(u"authorPicker"_s);
    setAccessibleName(tr("Author"));
    setPlaceholderText(tr("Type a part of the name"));
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCompletionRole(Qt::UserRole); // The name alone goes into the line.
    m_completer->setMaxVisibleItems(mostMatches);
    m_completer->popup()->setObjectName(u"authorMatches"_s);
    m_completer->popup()->setAccessibleName(tr("Matching authors"));
    setCompleter(m_completer);
    m_completer->popup()->installEventFilter(this);
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);

    connect(&m_pause, &QTimer::timeout, this, &AuthorPicker::search);
    connect(this, &QLineEdit::textEdited, this, [this] {
        if (m_author) {
            m_author.reset();
            Q_EMIT unpicked();
        }
        m_pause.start();
    });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        QAbstractItemView *matches = m_completer->popup();
        const int row = matches->currentIndex().row();
        const bool isPicked = row >= 0 && row < m_found.size() && m_author && m_found.at(row).id == m_author->id;
        if (!matches->isVisible() || (row >= 0 && !isPicked))
            return;
        matches->hide();
        Q_EMIT entered();
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &AuthorPicker::pick);
}

void AuthorPicker::closeMatches()
{
    m_pause.stop();
    m_searching = {};
    m_completer->popup()->hide();
}

void AuthorPicker::setAuthor(const std::optional<Author> &author)
{
    m_pause.stop();
    m_searching = {};
    m_author = author;
    setText(author ? author->name : QString());
}

void AuthorPicker::search()
{
    AuthorQuery query;
    // Also as libraries write it: "Tolkien, J. R. R., 1892-1973".
    const auto meant = exchange::authorNamed(text().trimmed());
    query.search = searchForName(meant ? meant->name : text());
    if (query.search.isEmpty())
        query.search = text();
    m_searching = deliver(m_store.page(query, {}, mostMatches), this, [this](const Result<Page<Author>> &page) {
        if (page)
            show(page->rows);
    });
}

void AuthorPicker::show(const QList<Author> &authors)
{
    m_found = authors;
    m_matches->clear();
    for (const Author &author : authors) {
        auto *item = new QStandardItem(described(author));
        item->setData(author.name, Qt::UserRole);
        m_matches->appendRow(item);
    }
    // One author of exactly that name needs no choosing.
    if (authors.size() == 1 && authors.first().name.compare(text().trimmed(), Qt::CaseInsensitive) == 0) {
        m_author = authors.first();
        Q_EMIT picked();
    }
    if (hasFocus() && !authors.isEmpty())
        m_completer->complete();
}

bool AuthorPicker::eventFilter(QObject *popup, QEvent *event)
{
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    const bool isTab = key == Qt::Key_Tab || key == Qt::Key_Backtab;
    if (popup != m_completer->popup() || (!isTab && key != Qt::Key_Return && key != Qt::Key_Enter))
        return QLineEdit::eventFilter(popup, event);
    if (!m_inCell && !isTab)
        return false;
    pick(m_completer->popup()->currentIndex());
    m_completer->popup()->hide();
    QCoreApplication::sendEvent(this, event);
    return true;
}

void AuthorPicker::pick(const QModelIndex &index)
{
    if (index.row() < 0 || index.row() >= m_found.size())
        return;
    setAuthor(m_found.at(index.row()));
    Q_EMIT picked();
}

} // namespace catalpa::ui
