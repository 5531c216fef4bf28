// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/newbookdialog.h"

#include "core/records/quotedname.h"
#include "core/records/tidying.h"
#include "core/records/validation.h"
#include "ui/catalogue/authorpicker.h"
#include "ui/catalogue/dialogs/likenesstext.h"
#include "ui_newbookdialog.h"

#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

NewBookDialog::NewBookDialog(const Context &context, const std::optional<Author> &author, QWidget *parent)
    : AdditionDialog(context, parent)
    , m_ui(std::make_unique<Ui::NewBookDialog>())
    , m_picker(new AuthorPicker(context.authors))
    , m_typed(context.hasDetails)
    , m_fixed(author)
{
    m_ui->setupUi(this);
    m_ui->fields->setWidget(1, QFormLayout::FieldRole, m_picker);
    m_ui->authorLabel->setBuddy(m_picker);
    m_picker->setPlaceholderText(tr("A part of the name, or a new name"));
    m_picker->setAuthor(author);
    setUp({m_ui->rows, m_ui->note, m_ui->useButton, m_ui->complaint, m_ui->progress, m_ui->buttons}, tr("Add book"));
    setTabOrder(m_ui->titleEdit, m_picker);
    setTabOrder(m_picker, m_ui->useButton); // What is safe comes first.
    setTabOrder(m_ui->useButton, addButton());
    resize(48 * fontMetrics().averageCharWidth() + 200, sizeHint().height());
    connect(m_ui->titleEdit, &QLineEdit::textChanged, this, &NewBookDialog::change);
    connect(m_picker, &QLineEdit::textChanged, this, &NewBookDialog::change);
    connect(m_picker, &AuthorPicker::picked, this, [this] { changeAuthor(m_picker->author()->id); });
    connect(m_picker, &AuthorPicker::entered, this, &NewBookDialog::add);
}

NewBookDialog::~NewBookDialog() = default;

QString NewBookDialog::title() const
{
    return tidied(m_ui->titleEdit->text());
}

QString NewBookDialog::name() const
{
    return tidied(m_picker->text());
}

AdditionDraft NewBookDialog::written() const
{
    const auto picked = m_picker->author();
    NewBook book{.title = title(), .authorId = picked ? picked->id : Id<Author>()};
    if (!picked)
        book.newAuthor = m_typed.author(name());
    return {book, m_fixed, picked};
}

Edit NewBookDialog::typed(const Likeness &found)
{
    m_last = m_picker->author() ? m_picker->author() : found.author;
    if (m_last)
        return NewBook{.title = title(), .authorId = m_last->id};
    // Who was told whom it is like has decided.
    NewAuthor author = m_typed.author(name());
    author.mayBeThere = !found.isComplete && !isWarning(found);
    return NewBook{.title = title(), .authorId = {}, .newAuthor = author};
}

//! What is said about the author is not to be covered by a list of names.
void NewBookDialog::add()
{
    m_picker->closeMatches();
    AdditionDialog::add();
}

bool NewBookDialog::isComplete() const
{
    return !title().isEmpty() && !name().isEmpty();
}

bool NewBookDialog::isUntouched() const
{
    return title().isEmpty() && name() == (m_fixed ? m_fixed->name : QString());
}

void NewBookDialog::clear()
{
    m_ui->titleEdit->clear();
    m_picker->setAuthor(m_fixed);
    m_ui->titleEdit->setFocus(Qt::OtherFocusReason);
}

void NewBookDialog::fill(const AdditionDraft &draft)
{
    const auto &book = std::get<NewBook>(draft.edit);
    const auto author = draft.picked ? draft.picked : m_last;
    m_ui->titleEdit->setText(book.title);
    m_picker->setAuthor(author && author->id == book.authorId ? author : std::nullopt);
    if (book.newAuthor) {
        m_typed.take(*book.newAuthor);
        m_picker->setText(book.newAuthor->name);
    }
}

void NewBookDialog::look(Namesakes &namesakes)
{
    namesakes.look(title(), name(), m_picker->author());
}

QString NewBookDialog::described(const Likeness &likeness) const
{
    if (likeness.book) {
        return tr("The catalogue has this book already: %1 by %2.")
            .arg(quotedName(likeness.book->title), quotedName(likeness.book->authorName));
    }
    if (likeness.author)
        return m_picker->author() ? QString() : tr("By %1.").arg(AuthorPicker::described(*likeness.author));
    if (isBeingAdded(name()))
        return tr("By %1, who is being added already and gets this book, too.").arg(quotedName(name()));
    const QString told = m_typed.told(name());
    return (told.isEmpty() ? told : told + u' ') + newAuthorText(name(), likeness);
}

bool NewBookDialog::isWarning(const Likeness &likeness) const
{
    return likeness.book || (!likeness.author && hasNamesakes(likeness));
}

QString NewBookDialog::suggested(const Likeness &likeness) const
{
    if (likeness.author)
        return {};
    if (const QString likely = likeliest(likeness); !likely.isEmpty())
        return likely;
    const auto meant = m_typed.meant(name());
    return meant ? meant->name : QString();
}

void NewBookDialog::use(const QString &name)
{
    if (const auto meant = m_typed.meant(this->name()); meant && meant->name == name)
        m_typed.take(*meant);
    m_picker->setText(name);
    m_ui->titleEdit->setFocus(Qt::OtherFocusReason);
}

} // namespace catalpa::ui
