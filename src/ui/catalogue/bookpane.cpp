// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bookpane.h"

#include "core/records/validation.h"
#include "ui/catalogue/authorpicker.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"
#include "ui_bookpane.h"
#include "wording/celltext.h"

using namespace Qt::StringLiterals;

namespace catalpa::ui {

BookPane::BookPane(AuthorStore &authors, Outbox &outbox, const CatalogueCapabilities &capabilities, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BookPane>())
    , m_outbox(outbox)
    , m_author(new AuthorPicker(authors))
    , m_canEdit(capabilities.canEdit)
    , m_hasSortKeys(capabilities.hasSortKeys)
{
    m_ui->setupUi(this);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 3 * step, 4 * step, 3 * step);
    m_ui->rows->setSpacing(2 * step);
    theme::makeTitle(m_ui->heading);
    m_ui->summary->setForegroundRole(QPalette::PlaceholderText);
    m_ui->complaint->setForegroundRole(QPalette::BrightText);
    m_ui->showAuthorButton->setIcon(icon(u"authors"_s));
    m_ui->fields->setWidget(1, QFormLayout::FieldRole, m_author);
    m_ui->authorLabel->setBuddy(m_author);
    m_author->setReadOnly(!m_canEdit);

    for (QLineEdit *edit : {m_ui->titleEdit, m_ui->sortTitleEdit}) {
        edit->setReadOnly(!m_canEdit);
        connect(edit, &QLineEdit::textEdited, this, &BookPane::updateButtons);
        connect(edit, &QLineEdit::returnPressed, this, &BookPane::save);
    }
    connect(m_author, &AuthorPicker::picked, this, &BookPane::updateButtons);
    connect(m_author, &AuthorPicker::unpicked, this, &BookPane::updateButtons);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &BookPane::save);
    connect(m_ui->revertButton, &QPushButton::clicked, this, &BookPane::fill);
    connect(m_ui->showAuthorButton, &QToolButton::clicked, this,
            [this] { Q_EMIT authorOpened(m_book ? m_book->authorId.value : 0); });
    connect(&outbox, &Outbox::bookSaved, this, [this](const Book &book) {
        if (m_book && m_book->id == book.id)
            show(m_outbox.withEdits(book));
    });
    show(std::nullopt);
}

BookPane::~BookPane() = default;

void BookPane::show(const std::optional<Book> &book)
{
    const bool same = m_book && book && m_book->id == book->id;
    if (same && isEdited())
        return; // What is being typed stays.
    if (!same && isEdited() && !save())
        Q_EMIT notKept(m_ui->complaint->text());
    m_book = book;
    fill();
    for (QWidget *child : findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        child->setVisible(book.has_value());
    m_ui->fields->setRowVisible(m_ui->sortTitleEdit, book && m_hasSortKeys);
    m_ui->saveButton->setVisible(book && m_canEdit);
    m_ui->revertButton->setVisible(book && m_canEdit);
    if (m_ui->complaint->text().isEmpty())
        m_ui->complaint->hide();
}

void BookPane::focusTitle()
{
    m_ui->titleEdit->setFocus(Qt::OtherFocusReason);
    m_ui->titleEdit->selectAll();
}

//! The fields as the book is recorded.
void BookPane::fill()
{
    const Book book = m_book.value_or(Book());
    m_ui->heading->setText(book.title.left(300));
    m_ui->summary->setText(tr("%1 · added %2").arg(book.authorName.left(100), cellText(book.createdAt)));
    m_ui->summary->setToolTip(fullInstant(book.createdAt));
    m_ui->titleEdit->setText(book.title);
    m_ui->titleEdit->setCursorPosition(0);
    m_ui->sortTitleEdit->setText(book.sortTitle.value_or(QString()));
    m_ui->sortTitleEdit->setCursorPosition(0);
    Author author;
    author.id = book.authorId;
    author.name = book.authorName;
    m_author->setAuthor(book.authorId ? std::optional(author) : std::nullopt);
    printError({});
    updateButtons();
}

BookEdit BookPane::typed() const
{
    if (!m_book)
        return {};
    BookEdit edit{.id = m_book->id, .title = {}, .author = {}, .authorNames = {}};
    const QString title = tidied(m_ui->titleEdit->text());
    if (title != tidied(m_book->title))
        edit.title = {m_book->title, title};
    const auto sortTitle = tidiedOptional(m_ui->sortTitleEdit->text());
    if (m_hasSortKeys && sortTitle != tidiedOptional(m_book->sortTitle.value_or(QString())))
        edit.sortTitle = {m_book->sortTitle, sortTitle};
    if (const auto author = m_author->author(); author && author->id != m_book->authorId) {
        edit.author = {m_book->authorId, author->id};
        edit.authorNames = {m_book->authorName, author->name};
    }
    return edit;
}

//! A name is typed but no author chosen.
bool BookPane::isAuthorUnclear() const
{
    return m_book && !m_author->author();
}

bool BookPane::save()
{
    if (isAuthorUnclear()) {
        printError(tr("Choose an author from the list. To add one, press Ctrl+N among the authors."));
        return false;
    }
    const BookEdit edit = typed();
    if (edit.isEmpty())
        return true;
    const auto valid = (edit.title ? checkTitle(edit.title->to) : Result<>()).and_then([&] {
        return edit.sortTitle ? checkTitle(edit.sortTitle->to.value_or(u"-"_s)) : Result<>();
    });
    if (!valid) {
        printError(valid.error().message);
        return false;
    }
    m_book = applied(edit, *m_book);
    fill();
    m_outbox.submit(edit);
    return true;
}

void BookPane::updateButtons()
{
    const bool edited = isEdited();
    m_ui->saveButton->setEnabled(edited);
    m_ui->revertButton->setEnabled(edited);
    if (!m_ui->complaint->text().isEmpty())
        printError({});
}

void BookPane::printError(const QString &sentence)
{
    m_ui->complaint->setText(sentence);
    m_ui->complaint->setVisible(!sentence.isEmpty());
}

} // namespace catalpa::ui
