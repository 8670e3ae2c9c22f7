-- WhatsApp may add formats of template parameters: the word is stored as it comes.
alter table templates drop constraint templates_parameter_format_check;
