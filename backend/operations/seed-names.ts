/** First names of made-up users. The two lists have no common divisor in length, so that names repeat late. */
export const firstNames: readonly string[] =
  'Ada Aisha Akira Alan Alice Amara Amir Ana Andrei Anna Arthur Asha Beatrice Ben Bruno Camille Carlos Chen Clara Dalia Daniel Diego Dora Elena Eli Emma Eric Esra Eva Farid Felix Fiona George Grace Hana Hassan Helen Hugo Ida Igor Ines Ivan Jack Jana Javier Jin Joan Jonas Julia Kai Karin Kofi Lara Leo Lily Linus Luca Lucy Mara Marco Maria Max Maya Mei Mila Nadia Nia Nils Noah Nora Omar Oscar Paula Peter Priya Quinn Rafael Rania Rosa Ruth Samir Sara Simon Sofia Tara Theo Tom Uma Vera Victor Wendy Yara Yusuf Zoe Zora'.split(
    ' ',
  )

/** Last names of made-up users. */
export const lastNames: readonly string[] =
  'Abbott Adeyemi Almeida Andersen Bauer Becker Bennett Bianchi Brooks Carter Castillo Chen Choi Cohen Costa Cruz Dahl Diallo Dubois Eriksen Farouk Ferrari Fischer Fletcher Garcia Gomez Greene Haddad Hansen Harper Hassan Hoffmann Hughes Ibrahim Ito Jensen Johansson Kaya Keller Khan Kim Kowalski Kumar Larsen Laurent Lee Lopez Lund Mancini Martin Mendes Meyer Moreau Morgan Murphy Nakamura Nguyen Novak Okafor Olsen Owens Park Patel Perez Petrov Popescu Quinn Ramos Reed Ricci Rossi Roy Sanchez Santos Sato Schmidt Shah Silva Singh Sousa Stone Suzuki Tanaka Torres Vargas Vidal Wagner Walsh Weber Wong Yilmaz Young Zhang Zimmer'.split(
    ' ',
  )
