// SPDX-License-Identifier: Apache-2.0

extension NameGiver {
  /// First names as they occur in staffrooms in England.
  static let firstNames: [String] = words(
    """
    Aaliyah Aaron Abigail Adam Adaora Adele Aidan Aisha Alan Alastair Alex Alice Alison Amara Amelia Amina Amir Amy
    Andrea Andrew Angela Anika Anita Ann Anna Annabel Anthony Anya Arjun Asha Ashley Aston Ava Ayesha Barbara Beatrice
    Becca Ben Bethan Bilal Bridget Bryony Caitlin Callum Cara Carla Carmel Caroline Carys Catherine Cerys Charles
    Charlotte Chidi Chloe Chris Clare Claudia Colin Connor Craig Daisy Daniel Danielle Darren David Dawn Debbie Declan
    Deepa Delroy Denise Dennis Derek Devon Diane Dilip Dominic Donna Duncan Dylan Edith Edward Eileen Elaine Eleanor
    Elena Eliza Ella Elliot Emily Emma Eric Erin Esme Esther Ethan Eve Ewan Faith Farah Farid Fatima Felix Fiona Flora
    Frances Francis Frank Freya Gareth Gavin Gemma George Georgia Gillian Glen Grace Graham Greta Guy Gwen Hamza Hana
    Hannah Harpreet Harriet Harry Hassan Hayley Hazel Heather Helen Henry Hilary Holly Howard Hugh Ian Ibrahim Imani
    Imogen Imran India Iona Iqra Irene Isaac Isabel Isla Ivan Ivy Jack Jackie Jacob Jade Jaime James Jamila Jane Janet
    Jasmine Jason Jay Jean Jenny Jess Joan Joanna Joel John Jonah Jordan Joseph Joshua Joy Judith Julia Julian June
    Justin Kalpana Karen Karim Kate Kathleen Keeley Keith Kelly Kemi Ken Kerry Kevin Kim Kiran Kirsty Kofi Kwame Kyle
    Lara Laura Lauren Leah Leanne Lee Leila Lena Leo Lesley Lewis Liam Lily Linda Lisa Liz Lois Lorna Louise Lucas Lucy
    Luke Lydia Lynn Maisie Malik Mandeep Marcus Margaret Maria Marie Mark Martha Martin Mary Maryam Matthew Maureen Max
    Meera Megan Mehmet Melanie Mia Michael Michelle Miles Millie Mina Miriam Mohammed Molly Monica Morgan Muriel Musa
    Nadia Naomi Natalie Nathan Neil Neha Niamh Nicola Nigel Nina Noah Noor Nora Norman Oliver Olivia Omar Oscar Owen
    Paige Pamela Patricia Paul Paula Pauline Pearl Penny Peter Petra Philip Philippa Phoebe Pippa Polly Poppy Priya
    Rachel Rahul Raj Ralph Rania Ravi Rebecca Reece Rehana Rhian Rhys Richard Rita Robert Robin Rohan Roisin Ros Rosa
    Rosie Rory Ross Roy Ruby Rupa Russell Ruth Ryan Sabrina Sadia Sally Samantha Samuel Sandra Sanjay Sara Sean
    Selina Serena Seth Shabnam Shannon Sharon Shaun Sheila Shirley Sian Simon Simran Skye Sonia Sophia Stacey Stella
    Stephen Steven Stuart Sunita Susan Suzanne Sylvia Tahir Tamara Tania Tara Tariq Tasha Ted Teresa Tess Thomas Tim
    Tina Toby Tom Tracey Trevor Una Uzma Valerie Vanessa Vera Veronica Victor Vijay Vikram Vivien Wanda Wayne Wendy
    Will Winston Xenia Yasmin Yolanda Yusuf Yvonne Zahra Zainab Zara Zoe
    """)
}
